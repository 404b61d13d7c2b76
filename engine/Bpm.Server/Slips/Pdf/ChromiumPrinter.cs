using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Bpm.Server.Slips.Pdf;

/// <summary>
/// Prints a page of ours with a Chromium that is installed on this computer: a process a paper, few at once, each with a
/// profile of its own that is removed, no network, and ended when it takes too long.
/// </summary>
internal sealed class ChromiumPrinter(string program, TimeSpan patience) : IDisposable
{
    private readonly SemaphoreSlim places = new(PdfLimits.AtOnce);

    public ChromiumPrinter(string program)
        : this(program, TimeSpan.FromSeconds(PdfLimits.Seconds)) { }

    /// <param name="html">A whole page that needs nothing besides itself; see <see cref="PdfPage"/>.</param>
    /// <exception cref="PdfException">There is no paper: it took too long, or the program failed.</exception>
    public async Task<byte[]> Print(string html, CancellationToken cancellation)
    {
        if (!await places.WaitAsync(patience, cancellation))
        {
            throw new PdfException("Too many papers are being printed.");
        }

        try
        {
            var folder = Directory.CreateTempSubdirectory("bpm-pdf-").FullName;
            try
            {
                return await Print(html, folder, cancellation);
            }
            finally
            {
                Remove(folder);
            }
        }
        finally
        {
            places.Release();
        }
    }

    public void Dispose() => places.Dispose();

    private async Task<byte[]> Print(string html, string folder, CancellationToken cancellation)
    {
        var (page, paper) = (Path.Combine(folder, "paper.html"), Path.Combine(folder, "paper.pdf"));
        await File.WriteAllTextAsync(page, html, new UTF8Encoding(false), cancellation);
        using var process = Start(folder, page, paper);
        // What it has to say about itself belongs in nobody's log.
        _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
        _ = process.StandardError.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(patience);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException tooLong)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            cancellation.ThrowIfCancellationRequested();
            throw new PdfException(
                $"Printing took longer than {patience.TotalSeconds} seconds and was ended.",
                tooLong
            );
        }

        return File.Exists(paper)
            ? await File.ReadAllBytesAsync(paper, cancellation)
            : throw new PdfException($"'{program}' ended with {process.ExitCode} and printed nothing.");
    }

    private Process Start(string folder, string page, string paper)
    {
        var start = new ProcessStartInfo(program)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        foreach (
            var argument in new[]
            {
                "--headless",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-extensions",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                "--no-pdf-header-footer",
                // The page may load nothing by its own policy; this is for whatever the program itself would call.
                "--host-resolver-rules=MAP * ~NOTFOUND",
                $"--user-data-dir={Path.Combine(folder, "profile")}",
                $"--print-to-pdf={paper}",
            }
        )
        {
            start.ArgumentList.Add(argument);
        }

        if (Environment.IsPrivilegedProcess)
        {
            // Chromium refuses to run as root with its sandbox.
            start.ArgumentList.Add("--no-sandbox");
        }

        start.ArgumentList.Add(new Uri(page).AbsoluteUri);
        try
        {
            return Process.Start(start) ?? throw new PdfException($"'{program}' did not start.");
        }
        catch (Win32Exception error)
        {
            throw new PdfException($"'{program}' did not start: {error.Message}", error);
        }
    }

    /// <summary>A child that is still ending may write once more; what is left then is the system's to clear.</summary>
    private static void Remove(string folder)
    {
        for (var tries = 0; tries < PdfLimits.RemoveTries; tries++)
        {
            try
            {
                Directory.Delete(folder, recursive: true);
                return;
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                Thread.Yield();
            }
        }
    }
}
