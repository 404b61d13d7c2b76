using Bpm.Server.Content;
using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Bpm.Server.Storage;
using NodaTime;
using NodaTime.Text;

namespace Bpm.Server.Features.Access;

/// <summary>Reads what an administrator types about accounts and roles.</summary>
internal static class AccountInput
{
    /// <summary>Small letters without marks, so that nobody is two people and every address can name it.</summary>
    public static bool IsAccount(string user) =>
        user.Length is >= 2 and <= 40
        && user.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-' or '_' or '@');

    /// <summary>A grant as it was typed; null when something is wrong with it, which <paramref name="errors"/> then say.</summary>
    public static NewGrant? Grant(
        GrantRequest? grant,
        string field,
        Caller caller,
        Publications publications,
        List<FieldProblem> errors
    )
    {
        var before = errors.Count;
        var today = caller.LocalNow.Date;
        var from = today;
        LocalDate? until = null;
        if (grant is null || publications.Province.Unit(grant.Unit) is null)
        {
            errors.Add(new($"{field}unit", InputTexts.UnknownUnit(caller.Language)));
        }

        if (grant is null || publications.Province.Role(grant.Role) is null)
        {
            errors.Add(new($"{field}role", InputTexts.UnknownRole(caller.Language)));
        }

        if (!TryDay(grant?.From, today, out from))
        {
            errors.Add(new($"{field}from", InputTexts.Day(caller.Language)));
        }

        if (grant?.Until is not null)
        {
            if (TryDay(grant.Until, today, out var last) && last >= from)
            {
                until = last;
            }
            else
            {
                errors.Add(new($"{field}until", InputTexts.Day(caller.Language)));
            }
        }

        return errors.Count > before ? null : new NewGrant(grant!.Unit, grant.Role, from, until);
    }

    /// <summary>A day as machines write it, or <paramref name="otherwise"/> when none is given.</summary>
    public static bool TryDay(string? text, LocalDate otherwise, out LocalDate day)
    {
        day = otherwise;
        if (text is null)
        {
            return true;
        }

        var read = LocalDatePattern.Iso.Parse(text);
        // Nobody held a role before there were offices, nor needs one for a lifetime to come.
        if (!read.Success || read.Value.Year is < 1970 or > 2200)
        {
            return false;
        }

        day = read.Value;
        return true;
    }
}
