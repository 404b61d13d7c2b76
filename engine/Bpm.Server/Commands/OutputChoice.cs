using System.Text;
using Bpm.WorkingTime;

namespace Bpm.Server.Commands;

/// <summary><c>--out FILE</c> and <c>--lang vi|en</c>, alike in every verb.</summary>
internal static class OutputChoice
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The language of a document that a verb writes: Vietnamese unless told.</summary>
    /// <exception cref="CommandException">It is neither.</exception>
    public static Language LanguageOf(Options options) => Chosen(options, Language.Vietnamese);

    /// <summary>The language that a verb speaks in to whoever typed it: English unless told, as all of them do.</summary>
    /// <exception cref="CommandException">It is neither.</exception>
    public static Language SpokenIn(Options options) => Chosen(options, Language.English);

    private static Language Chosen(Options options, Language untold) =>
        options.Value("lang") switch
        {
            null => untold,
            "vi" => Language.Vietnamese,
            "en" => Language.English,
            var other => throw new CommandException($"--lang is vi or en, not '{other}'."),
        };

    /// <summary>Writes to the file, or to the output when none is named.</summary>
    /// <exception cref="CommandException">The file can't be written.</exception>
    public static async Task Write(string? file, string text, TextWriter output)
    {
        if (file is null)
        {
            await output.WriteAsync(text);
            return;
        }

        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder)
            {
                Directory.CreateDirectory(folder);
            }

            await File.WriteAllTextAsync(file, text, s_utf8);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"'{file}' can't be written: {failure.Message}", failure);
        }
    }
}
