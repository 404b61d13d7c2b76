using System.Net;
using System.Net.Mail;
using System.Text;

namespace Bpm.Server.Outgoing.Channels;

/// <summary>E-mail over SMTP: plain text, UTF-8, one person a message, the notice's id as its Message-ID.</summary>
internal sealed class EmailChannel(SmtpOptions options) : INoticeChannel
{
    private readonly string place = new MailAddress(options.From).Host;

    public string Name => NoticeChannels.Email;
    public bool TellsPeople => true;

    public string? WrongAddress(string address)
    {
        if (!MailAddress.TryCreate(address, out var read) || read.Address != address || !address.All(IsPlain))
        {
            return "email";
        }

        return
            options.Domains.Count == 0
            || options.Domains.Any(d => read.Host.Equals(d.TrimStart('@'), StringComparison.OrdinalIgnoreCase))
            ? null
            : "email-domain";
    }

    public async Task<SendAnswer> Send(OutgoingMessage message, CancellationToken cancellation)
    {
        using var mail = new MailMessage(options.From, message.Address)
        {
            Subject = message.Title,
            SubjectEncoding = Encoding.UTF8,
            Body = message.Link is null ? message.Text : $"{message.Text}\n\n{message.Link}",
            BodyEncoding = Encoding.UTF8,
            // Base64 keeps Vietnamese whole through servers that know seven bits only.
            BodyTransferEncoding = System.Net.Mime.TransferEncoding.Base64,
        };
        mail.Headers.Add("Message-ID", $"<{message.Id}@{place}>");
        // No holiday notes back, please.
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(OutgoingLimits.Patience);
        try
        {
            // One connection a message: there are few, and a broken one then concerns nobody else.
            using var client = new SmtpClient(options.Host, options.Port)
            {
                EnableSsl = options.Tls,
                Credentials = options.User is null ? null : new NetworkCredential(options.User, options.Password),
            };
            await client.SendMailAsync(mail, limit.Token);
            return new SendAnswer.Sent();
        }
        catch (SmtpFailedRecipientException error)
            when (error.StatusCode is SmtpStatusCode.MailboxUnavailable or SmtpStatusCode.MailboxNameNotAllowed)
        {
            return new SendAnswer.Never(error.StatusCode.ToString());
        }
        catch (SmtpFailedRecipientException error)
        {
            return new SendAnswer.NotNow(error.StatusCode.ToString(), WholeWay: false);
        }
        catch (SmtpException error)
        {
            return new SendAnswer.NotNow(error.InnerException?.Message ?? error.Message, WholeWay: true);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new SendAnswer.NotNow("The mail server took too long.", WholeWay: true);
        }
    }

    /// <summary>Nothing that could begin another header or another recipient.</summary>
    private static bool IsPlain(char c) => !char.IsControl(c) && !char.IsWhiteSpace(c) && c is not (',' or ';' or '<');
}
