namespace Bpm.Server.Outgoing.Channels;

/// <summary>What hands short messages to an operator of phones or of Zalo.</summary>
internal interface IPhoneGateway
{
    Task<SendAnswer> Send(string channel, string id, string number, string text, CancellationToken cancellation);
}

/// <summary>
/// Stands in for a real gateway until a contract with one is there: it remembers the last messages, sends nothing, and
/// says so in the log without number or text.
/// </summary>
internal sealed class TestGateway(ILogger<TestGateway> log) : IPhoneGateway
{
    private const int Remembered = 100;
    private readonly Queue<(string Channel, string Id, string Number, string Text)> last = new();

    /// <summary>The last messages, oldest first.</summary>
    public IReadOnlyList<(string Channel, string Id, string Number, string Text)> Last
    {
        get
        {
            lock (last)
            {
                return [.. last];
            }
        }
    }

    public Task<SendAnswer> Send(string channel, string id, string number, string text, CancellationToken cancellation)
    {
        lock (last)
        {
            last.Enqueue((channel, id, number, text));
            if (last.Count > Remembered)
            {
                last.Dequeue();
            }
        }

        log.LogInformation("The test gateway would send message {Id} by {Channel}.", id, channel);
        return Task.FromResult<SendAnswer>(new SendAnswer.Sent());
    }
}

/// <summary>A short message to a phone number: by SMS, or by Zalo.</summary>
internal sealed class PhoneChannel(string name, IPhoneGateway gateway) : INoticeChannel
{
    public string Name => name;
    public bool TellsPeople => true;

    public string? WrongAddress(string address) =>
        address.TrimStart('+') is { Length: >= 9 and <= 15 } digits
        && digits.All(char.IsAsciiDigit)
        && address.Length - digits.Length <= 1
            ? null
            : "phone";

    public Task<SendAnswer> Send(OutgoingMessage message, CancellationToken cancellation) =>
        gateway.Send(
            name,
            message.Id,
            message.Address,
            message.Link is null ? message.Title : $"{message.Title} {message.Link}",
            cancellation
        );
}
