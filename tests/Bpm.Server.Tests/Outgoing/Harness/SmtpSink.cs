using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace Bpm.Server.Tests.Outgoing.Harness;

/// <summary>A message as a mail server got it.</summary>
internal sealed record Mail(string From, string To, string Raw)
{
    public string Header(string name) =>
        Regex
            .Match(
                Unfolded,
                $"^{name}: (?<value>.*)$",
                RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture
            )
            .Groups["value"]
            .Value.Trim();

    public string Subject =>
        Regex.Replace(
            Regex.Replace(Header("Subject"), @"\?=\s+=\?", "?==?"),
            @"=\?utf-8\?B\?(?<text>[^?]*)\?=",
            m => Encoding.UTF8.GetString(Convert.FromBase64String(m.Groups["text"].Value)),
            RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture
        );

    public string Body =>
        Encoding.UTF8.GetString(
            Convert.FromBase64String(
                Raw[(Raw.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..].ReplaceLineEndings("")
            )
        );

    private string Unfolded =>
        Raw[..Raw.IndexOf("\r\n\r\n", StringComparison.Ordinal)]
            .Replace("\r\n ", " ", StringComparison.Ordinal)
            .Replace("\r\n", "\n", StringComparison.Ordinal);
}

/// <summary>A mail server inside the test: takes everything, or answers as it is told to.</summary>
internal sealed class SmtpSink : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private readonly Task loop;

    public SmtpSink()
    {
        listener.Start();
        loop = Accept();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;
    public ConcurrentQueue<Mail> Mails { get; } = new();

    /// <summary>What the end of a message is answered with; null takes it.</summary>
    public string? Refusal { get; set; }

    /// <summary>What a recipient is answered with; null takes him.</summary>
    public string? RecipientRefusal { get; set; }

    public Dictionary<string, string?> Settings =>
        new()
        {
            ["Bpm:Outgoing:Smtp:Host"] = "127.0.0.1",
            ["Bpm:Outgoing:Smtp:Port"] = $"{Port}",
            ["Bpm:Outgoing:Smtp:Tls"] = "false",
            ["Bpm:Outgoing:Smtp:From"] = "bpm@example.vn",
            ["Bpm:PublicUrl"] = "https://mot-cua.example.vn",
        };

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                _ = Serve(await listener.AcceptTcpClientAsync(end.Token));
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task Serve(TcpClient client)
    {
        using var _ = client;
        try
        {
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.ASCII);
            await using var writer = new StreamWriter(stream, Encoding.ASCII) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("220 sink");
            var (from, to) = ("", "");
            while (await reader.ReadLineAsync(end.Token) is { } line)
            {
                var verb = line.Split(' ', ':')[0].ToUpperInvariant();
                if (verb == "MAIL")
                {
                    from = line;
                }
                else if (verb == "RCPT")
                {
                    to = line;
                    await writer.WriteLineAsync(RecipientRefusal ?? "250 ok");
                    continue;
                }
                else if (verb == "DATA")
                {
                    await writer.WriteLineAsync("354 go on");
                    var text = await Data(reader);
                    if (Refusal is null)
                    {
                        Mails.Enqueue(new Mail(from, to, text));
                    }

                    await writer.WriteLineAsync(Refusal ?? "250 taken");
                    continue;
                }
                else if (verb == "QUIT")
                {
                    await writer.WriteLineAsync("221 bye");
                    return;
                }

                await writer.WriteLineAsync("250 ok");
            }
        }
        catch (Exception error) when (error is IOException or OperationCanceledException)
        {
            // The client hung up.
        }
    }

    private async Task<string> Data(StreamReader reader)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync(end.Token) is { } line && line != ".")
        {
            text.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }

        return text.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        listener.Dispose();
        await loop;
        end.Dispose();
    }
}
