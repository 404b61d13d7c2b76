using System.Text;

namespace Bpm.Server.Commands.Time;

/// <summary>
/// Answers each line of an input with one line. Answers are written after every block that was read: a program that waits for one
/// gets it at once, and a long file goes through in large pieces.
/// </summary>
internal static class LineByLine
{
    private const int BlockLength = 64 * 1024;

    /// <summary>Writes the answer to a line, without its break; false when the answer is an error.</summary>
    internal delegate bool Answer(ReadOnlySpan<char> line, StringBuilder answer);

    /// <summary>The standard input as UTF-8, whatever the locale says.</summary>
    public static TextReader StandardInput() =>
        new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(false), bufferSize: BlockLength);

    /// <summary>Answers every line, and tells on the error output how many answers were errors.</summary>
    public static async Task<int> Run(
        string verb,
        TextReader input,
        TextWriter output,
        TextWriter errors,
        Answer answer
    )
    {
        var (lines, wrong) = (0L, 0L);
        var block = new char[BlockLength];
        var kept = 0;
        var answers = new StringBuilder();
        while (true)
        {
            if (kept == block.Length)
            {
                Array.Resize(ref block, block.Length * 2);
            }

            var read = await input.ReadAsync(block.AsMemory(kept));
            var (done, count, bad) = Lines(block.AsSpan(0, kept + read), isLast: read == 0, answers, answer);
            (lines, wrong) = (lines + count, wrong + bad);
            await output.WriteAsync(answers);
            await output.FlushAsync();
            answers.Clear();
            if (read == 0)
            {
                break;
            }

            kept = kept + read - done;
            block.AsSpan(done, kept).CopyTo(block);
        }

        if (wrong == 0)
        {
            return ExitCode.Done;
        }

        await errors.WriteLineAsync($"bpm {verb}: {wrong} of {lines} lines had errors.");
        return ExitCode.FoundErrors;
    }

    /// <summary>Answers the whole lines of a block; how many characters they took, how many they were, how many were wrong.</summary>
    private static (int Done, int Lines, int Wrong) Lines(
        ReadOnlySpan<char> block,
        bool isLast,
        StringBuilder answers,
        Answer answer
    )
    {
        var (done, lines, wrong) = (0, 0, 0);
        while (done < block.Length)
        {
            var length = block[done..].IndexOf('\n');
            if (length < 0 && !isLast)
            {
                break;
            }

            var line = length < 0 ? block[done..] : block.Slice(done, length);
            done += line.Length + 1;
            lines++;
            wrong += answer(line.TrimEnd('\r'), answers) ? 0 : 1;
            answers.Append('\n');
        }

        return (done, lines, wrong);
    }
}
