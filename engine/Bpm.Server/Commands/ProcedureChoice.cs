using Bpm.Procedures;
using Bpm.Procedures.Reading;
using Bpm.Procedures.Text;
using Bpm.Procedures.Workflows;
using Bpm.Server.Hosting;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Server.Commands;

/// <summary>
/// One procedure that a verb names: <c>CODE</c> (in force today, else the newest), <c>CODE@VERSION</c>, or a file, which
/// is read inside the folder's organisation, policies and calendars.
/// </summary>
internal sealed class ProcedureChoice
{
    private readonly IReadOnlyList<SourceFile> files;
    private readonly List<SourceFile> named = [];
    private readonly LocalDate today = ProvinceTime.ToLocal(SystemClock.Instance.GetCurrentInstant()).Date;

    /// <param name="folder">The folder of procedures; null looks for it from here upward.</param>
    /// <exception cref="CommandException">There is none.</exception>
    public ProcedureChoice(string? folder)
    {
        if (folder is not null && !Directory.Exists(folder))
        {
            throw new CommandException($"there is no folder '{folder}'.");
        }

        files = (folder ?? CatalogueFolder.Find()) is { } found ? CatalogueFolder.ReadFiles(found) : [];
        Catalogue = Catalogue.Read(files, today);
    }

    public Catalogue Catalogue { get; }

    /// <exception cref="CommandException">There is none, or it has errors, which the message lists.</exception>
    public Publication Find(string name) => IsFile(name) ? OfFile(name) : OfCode(name);

    /// <summary>The bytes of the file that a publication was read from.</summary>
    public ReadOnlyMemory<byte> Bytes(Publication publication) =>
        named.Concat(files).First(f => f.Path == publication.Procedure.Position.File).Bytes;

    public static bool IsFile(string name) =>
        name.EndsWith(".yaml", StringComparison.Ordinal) || name.EndsWith(".yml", StringComparison.Ordinal);

    private Publication OfCode(string name)
    {
        var at = name.IndexOf('@', StringComparison.Ordinal);
        var code = at < 0 ? name : name[..at];
        var all = Catalogue.Publications.Where(p => p.Procedure.Code == code).ToList();
        var found =
            at >= 0
                ? all.Find(p => $"{p.Procedure.Code}@{p.Procedure.Version}" == name)
                : Catalogue.InForce(code, today) ?? all.MaxBy(p => p.Procedure.Version);
        if (found is not null)
        {
            return found;
        }

        var broken = files
            .FirstOrDefault(f => Path.GetFileName(f.Path).StartsWith(name, StringComparison.Ordinal))
            ?.Path;
        var errors = broken is null ? "" : Errors(Catalogue, broken);
        if (errors.Length > 0)
        {
            throw new CommandException($"{name} has errors:\n{errors}") { ExitCode = ExitCode.FoundErrors };
        }

        string[] codes = [.. Catalogue.Publications.Select(p => p.Procedure.Code).Distinct(StringComparer.Ordinal)];
        var hint =
            all.Count > 0
                ? $"its versions: {string.Join(", ", all.Select(p => p.Procedure.Version))}"
                : DidYouMean.Hint(code, codes, ("thủ tục", "procedures"))?.En;
        throw new CommandException($"there is no procedure '{name}'; {hint}");
    }

    private Publication OfFile(string name)
    {
        if (!File.Exists(name))
        {
            throw new CommandException($"there is no file '{name}'.");
        }

        var bytes = File.ReadAllBytes(name);
        var read = ProcedureReader.Read(new SourceFile(name, bytes), Catalogue.Templates).Procedure;
        var path = read is null ? name : $"catalogue/{read.Field}/{read.Code}@{read.Version}.yaml";
        named.Add(new SourceFile(path, bytes));
        var others = files.Where(f => CataloguePlace.Of(f.Path) is not (PlaceKind.Procedure or PlaceKind.Lock));
        var catalogue = Catalogue.Read([.. others, new SourceFile(path, bytes)], today);
        return catalogue.Publications.FirstOrDefault(p => p.Procedure.Position.File == path)
            ?? throw new CommandException($"{name} has errors:\n{Errors(catalogue, path)}")
            {
                ExitCode = ExitCode.FoundErrors,
            };
    }

    private static string Errors(Catalogue catalogue, string path) =>
        DiagnosticText.Render(
            catalogue.Diagnostics.Where(d => d.Position.File == path && d.Severity == Severity.Error)
        );
}
