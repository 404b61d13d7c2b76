using System.Text;

namespace Bpm.Procedures.Tests;

/// <summary>Breaks files the way people, editors and disks do.</summary>
internal static class Mutations
{
    private static readonly string[] s_splinters =
    [
        "- ",
        ": ",
        "{",
        "}",
        "[",
        "]",
        "\"",
        "'",
        "|\n",
        "&a ",
        "*a",
        "!x ",
        "#",
        "---\n",
        "~",
        "yes",
        "-1",
        "99999999999",
        "same day",
        "5 working days",
        "2026-02-30",
        "form.",
        "form.area",
        "rule ",
        "to: receive",
        "kind: parallel",
        "kind: group",
        "kind: child",
        "kind: choice",
        "kind: stage",
        "steps: []",
        "id: receive",
        "\n",
        "\n  ",
        "\t",
        "\u0000",
        "ế",
        "e\u0302\u0301",
        "\u2028",
        "\uD800",
    ];

    public static string Of(string text, Random random) =>
        Encoding.UTF8.GetString(Of(Encoding.UTF8.GetBytes(text), random));

    public static byte[] Of(byte[] bytes, Random random)
    {
        var list = bytes.ToList();
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var at = random.Next(list.Count + 1);
            switch (random.Next(6))
            {
                case 0:
                    list.InsertRange(at, Encoding.UTF8.GetBytes(s_splinters[random.Next(s_splinters.Length)]));
                    break;
                case 1 when list.Count > 1:
                    list.RemoveRange(at % list.Count, Math.Min(random.Next(1, 30), list.Count - (at % list.Count)));
                    break;
                case 2 when list.Count > 0:
                    list[at % list.Count] = (byte)random.Next(256);
                    break;
                case 3 when list.Count > 10:
                    var from = random.Next(list.Count - 5);
                    list.InsertRange(at, list.GetRange(from, Math.Min(random.Next(5, 200), list.Count - from)));
                    break;
                case 4 when list.Count > 0:
                    // Cut off: a file saved half-way.
                    list.RemoveRange(at % list.Count, list.Count - (at % list.Count));
                    break;
                default:
                    SwapWords(list, random);
                    break;
            }
        }

        return [.. list];
    }

    // Exchanges two words, which keeps the file YAML and turns its meaning round.
    private static void SwapWords(List<byte> list, Random random)
    {
        var words = Encoding.UTF8.GetString([.. list]).Split(' ');
        var (a, b) = (random.Next(words.Length), random.Next(words.Length));
        (words[a], words[b]) = (words[b], words[a]);
        list.Clear();
        list.AddRange(Encoding.UTF8.GetBytes(string.Join(' ', words)));
    }
}
