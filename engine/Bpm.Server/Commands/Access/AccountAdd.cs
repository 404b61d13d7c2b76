using Bpm.Server.Features.Access;
using Bpm.Server.Hosting;
using Bpm.Server.Storage;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Server.Commands.Access;

/// <summary><c>bpm account add</c>: the first administrator of a new store, whom nobody inside could make.</summary>
internal static class AccountAdd
{
    public const string Usage =
        "account add USER --name NAME --grants ROLE@UNIT[,ROLE@UNIT…] [--title TITLE] [--data FOLDER] [--procedures FOLDER] [--storage sqlite|postgres]";

    public const string Summary = "Makes an account, such as the first administrator's, and prints its first password.";

    public const string Details = """
        The store must be there: start the server once. The password is printed once and must be changed at the first
        sign-in. Further accounts are made in the app's API by an administrator. May run while the server does.
          bpm account add quantri --name "Nguyễn Văn A" --grants administrator@nghe-an --data data
        """;

    public static Task<int> Run(string[] args, TextWriter output, TextWriter errors) =>
        Options.Guard("account add", errors, () => Add(args, output));

    private static async Task<int> Add(string[] args, TextWriter output)
    {
        var options = Options.Read(args, ["name", "title", "grants", "data", "procedures", "storage"], [], most: 1);
        if (options.Rest is not [var user] || !AccountInput.IsAccount(user))
        {
            throw new CommandException("name the account: 2 to 40 small letters, digits, dots or hyphens.");
        }

        var name = options.Required("name", "\"Nguyễn Văn A\"");
        await using var app = StoreApp.Build(options);
        var publications = app.Services.GetRequiredService<Publications>();
        var today = ProvinceTime.ToLocal(app.Services.GetRequiredService<IClock>().GetCurrentInstant()).Date;
        var grants = options
            .Required("grants", "administrator@UNIT")
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(g => Read(g, publications, today))
            .ToList();
        var password = Accounts.OneTimePassword();
        var account = new NewAccount(user, name, options.Value("title"), Demo: false, [.. grants]);
        if (
            !await app
                .Services.GetRequiredService<Accounts>()
                .Create(account, password, mustChange: true, CancellationToken.None)
        )
        {
            throw new CommandException($"there is an account '{user}' already.");
        }

        await output.WriteLineAsync($"{user}: {password}");
        return ExitCode.Done;
    }

    private static NewGrant Read(string text, Publications publications, LocalDate today) =>
        text.Split('@') is [var role, var unit]
        && publications.Province.Role(role) is not null
        && publications.Province.Unit(unit) is not null
            ? new NewGrant(unit, role, today)
            : throw new CommandException($"'{text}' is no role at a unit that the organisation knows.");
}
