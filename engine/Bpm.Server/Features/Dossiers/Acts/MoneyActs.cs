using System.Collections.Immutable;
using System.Globalization;
using Bpm.Engine.Commands;
using Bpm.Engine.Dossiers;
using Bpm.Server.Content;

namespace Bpm.Server.Features.Dossiers.Acts;

/// <summary>Money: owed, taken at the desk, confirmed by the treasury.</summary>
internal static class MoneyActs
{
    private const string Any = "?";

    public static readonly ImmutableArray<ActKind> All =
    [
        new()
        {
            Id = "require-payment",
            Name = ("Yêu cầu nộp phí, lệ phí", "Require a payment"),
            Path = "payments/require",
            Probe = scene =>
                scene.Facts.Publication.Procedure.Fees is [var fee, ..]
                    ? new Engine.Commands.RequirePayment(fee.Id, 1, Any)
                    : null,
            Form = scene =>
                [
                    Fee(
                        scene,
                        [.. scene.Facts.Publication.Procedure.Fees.Select(f => new ActOption(f.Id, f.Name ?? f.Id))]
                    ),
                    Amount(scene, ("Tổng số tiền phải nộp (đồng)", "Amount owed in all (đồng)"), null),
                    ActFields.Reason(scene),
                ],
        },
        new()
        {
            Id = "record-payment",
            Name = ("Ghi nhận đã thu tiền", "Record a payment"),
            Path = "payments",
            Probe = scene => Unpaid(scene) is [var fee, ..] ? new PayFee(fee.Id, fee.Amount - fee.Paid, Any) : null,
            Form = scene =>
                [
                    Fee(scene, [.. Unpaid(scene).Select(f => Option(scene, f, f.Amount - f.Paid))]),
                    Amount(
                        scene,
                        ("Số tiền đã thu (đồng)", "Amount taken (đồng)"),
                        Unpaid(scene) is [var fee] ? fee.Amount - fee.Paid : null
                    ),
                    Proof(scene, ("Số biên lai", "Number of the receipt")),
                ],
        },
        new()
        {
            Id = "confirm-payment",
            Name = ("Xác nhận tiền đã vào kho bạc", "Confirm a payment"),
            Path = "payments/confirm",
            Probe = scene =>
                Unconfirmed(scene) is [var fee, ..]
                    ? new Engine.Commands.ConfirmPayment(fee.Id, fee.Paid - fee.Confirmed, Any)
                    : null,
            Form = scene =>
                [
                    Fee(scene, [.. Unconfirmed(scene).Select(f => Option(scene, f, f.Paid - f.Confirmed))]),
                    Amount(
                        scene,
                        ("Số tiền đã đối soát (đồng)", "Amount confirmed (đồng)"),
                        Unconfirmed(scene) is [var fee] ? fee.Paid - fee.Confirmed : null
                    ),
                    Proof(scene, ("Số chứng từ của kho bạc", "Number of the treasury's paper")),
                ],
        },
    ];

    private static List<FeeState> Unpaid(ActScene scene) => [.. scene.State.Fees.Where(f => f.Paid < f.Amount)];

    private static List<FeeState> Unconfirmed(ActScene scene) => [.. scene.State.Fees.Where(f => f.Confirmed < f.Paid)];

    private static ActOption Option(ActScene scene, FeeState fee, long open) =>
        new(
            fee.Id,
            $"{Promises.NameOf(scene.Facts.Publication.Procedure, fee.Id)} · {Money.Text(open, scene.Picture.Language)}"
        );

    private static ActField Fee(ActScene scene, IReadOnlyList<ActOption> options) =>
        new(
            "fee",
            scene.Say(("Khoản", "Fee")),
            "choice",
            Options: options,
            Value: options.Count == 0 ? null : options[0].Value
        );

    private static ActField Amount(ActScene scene, (string, string) label, long? value) =>
        new("amount", scene.Say(label), "money", Value: value?.ToString(CultureInfo.InvariantCulture));

    private static ActField Proof(ActScene scene, (string, string) label) => new("proof", scene.Say(label), "text");
}
