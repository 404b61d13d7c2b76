using System.Security.Cryptography;
using Bpm.Procedures.Reading;
using Bpm.Procedures.Reductions;
using Bpm.Procedures.Steps;
using Bpm.Procedures.Templates;
using Bpm.Procedures.Workflows;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Procedures.Checks;

/// <summary>Checks over several files: versions, the lock, what reductions name.</summary>
internal static class CatalogueChecks
{
    public static void Run(
        IReadOnlyList<ProcedureFile> files,
        IReadOnlyList<TemplateFile> templates,
        IReadOnlyList<Reduction> reductions,
        PublishedLock publishedLock,
        Func<string, Findings> findingsOf
    )
    {
        var procedures = files.Where(f => f.Procedure is not null).ToList();
        foreach (var versions in procedures.GroupBy(f => f.Procedure!.Code, StringComparer.Ordinal))
        {
            CheckVersions([
                .. versions.OrderBy(f => f.Procedure!.Version).ThenBy(f => f.File.Path, StringComparer.Ordinal),
            ]);
        }

        CheckTemplates(templates);
        var byCode = procedures.ToLookup(f => f.Procedure!.Code, StringComparer.Ordinal);
        foreach (var locked in publishedLock.Versions)
        {
            CheckLock(locked, byCode, findingsOf);
        }

        foreach (var file in procedures)
        {
            CheckChildren(file, byCode);
        }

        foreach (var locked in publishedLock.Templates)
        {
            CheckTemplateLock(locked, templates, findingsOf);
        }

        foreach (var reduction in reductions)
        {
            CheckReduction(reduction, byCode, findingsOf(reduction.Position.File));
        }
    }

    private static void CheckVersions(List<ProcedureFile> versions)
    {
        for (var i = 1; i < versions.Count; i++)
        {
            var (older, newer) = (versions[i - 1].Procedure!, versions[i].Procedure!);
            if (older.Version == newer.Version)
            {
                versions[i]
                    .Findings.Add(
                        Codes.DuplicateVersion,
                        newer.Position,
                        (
                            $"phiên bản {newer.Version} của {newer.Code} đã có ở {older.Position.File}",
                            $"version {newer.Version} of {newer.Code} is also in {older.Position.File}"
                        ),
                        ("đặt số phiên bản khác cho một trong hai", "give one of them another version")
                    );
            }
            else if (Overlap(older, newer) is { } why)
            {
                versions[i].Findings.Add(Codes.OverlappingVersions, newer.Position, why.Message, why.Hint);
            }
        }
    }

    private static void CheckTemplates(IReadOnlyList<TemplateFile> templates)
    {
        foreach (var same in templates.Where(t => t.Template is not null).GroupBy(t => t.Template!.Reference))
        {
            var first = same.First().Template!;
            foreach (var other in same.Skip(1))
            {
                other.Findings.Add(
                    Codes.DuplicateVersion,
                    other.Template!.Position,
                    (
                        $"phiên bản {first.Version} của mẫu quy trình {first.Id} đã có ở {first.Position.File}",
                        $"version {first.Version} of the template {first.Id} is also in {first.Position.File}"
                    ),
                    ("đặt số phiên bản khác cho một trong hai", "give one of them another version")
                );
            }
        }
    }

    // A newer version takes over from its first day on by itself: the file of a published older one must not change.
    private static (Said Message, Said Hint)? Overlap(Procedure older, Procedure newer)
    {
        if (newer.ReceivedFrom is not { } from)
        {
            return (
                (
                    $"phiên bản {newer.Version} không ghi ngày bắt đầu áp dụng, nên phiên bản {older.Version} không bao giờ được áp dụng",
                    $"version {newer.Version} has no first day, so version {older.Version} would never apply"
                ),
                ("thêm “applies: { received-from: … }”", "add 'applies: { received-from: … }'")
            );
        }

        if (older.ReceivedFrom >= from)
        {
            return (
                (
                    $"phiên bản {newer.Version} áp dụng từ {from:dd/MM/uuuu}, không sau phiên bản {older.Version} ({older.ReceivedFrom:dd/MM/uuuu})",
                    $"version {newer.Version} begins on {from:uuuu-MM-dd}, not after version {older.Version} ({older.ReceivedFrom:uuuu-MM-dd})"
                ),
                ("cho phiên bản mới ngày áp dụng muộn hơn", "give the newer version the later day")
            );
        }

        return older.ReceivedUntil >= from
            ? (
                (
                    $"phiên bản {older.Version} và {newer.Version} cùng áp dụng vào ngày {from:dd/MM/uuuu}",
                    $"versions {older.Version} and {newer.Version} both apply on {from:uuuu-MM-dd}"
                ),
                (
                    $"kết thúc phiên bản {older.Version} bằng “received-until: {from.PlusDays(-1):uuuu-MM-dd}”, hoặc bỏ khóa đó",
                    $"end version {older.Version} with 'received-until: {from.PlusDays(-1):uuuu-MM-dd}', or leave that out"
                )
            )
            : null;
    }

    private static void CheckLock(
        LockedVersion locked,
        ILookup<string, ProcedureFile> procedures,
        Func<string, Findings> findingsOf
    )
    {
        var file = procedures[locked.Code].FirstOrDefault(f => f.Procedure!.Version == locked.Version);
        if (file is null)
        {
            findingsOf(locked.Position.File)
                .Add(
                    Codes.UnknownProcedure,
                    locked.Position,
                    (
                        $"{locked.Code}, phiên bản {locked.Version}, đã được công bố nhưng tệp không còn",
                        $"{locked.Code}, version {locked.Version}, was published, and its file is gone"
                    ),
                    (
                        "khôi phục tệp: có thể còn hồ sơ đang theo phiên bản này",
                        "bring the file back; dossiers may still be under it"
                    )
                );
        }
        else if (Convert.ToHexStringLower(SHA256.HashData(file.File.Bytes.Span)) != locked.Hash)
        {
            file.Findings.Add(
                Codes.LockChanged,
                file.Procedure!.Position,
                (
                    $"phiên bản {locked.Version} đã được công bố nên không được sửa",
                    $"version {locked.Version} was published and must not change"
                ),
                (
                    $"bỏ thay đổi, hoặc chuyển thành phiên bản {locked.Version + 1}",
                    $"undo the change, or make it version {locked.Version + 1}"
                )
            );
        }
    }

    // Templates of published procedures may not change under them either: their bytes are in the publication's hash.
    private static void CheckTemplateLock(
        LockedTemplate locked,
        IReadOnlyList<TemplateFile> templates,
        Func<string, Findings> findingsOf
    )
    {
        var file = templates.FirstOrDefault(t => t.Template?.Reference == locked.Reference);
        if (file?.Template is not { } template)
        {
            findingsOf(locked.Position.File)
                .Add(
                    Codes.UnknownTemplate,
                    locked.Position,
                    (
                        $"thủ tục đã công bố dùng mẫu quy trình {locked.Reference}, nhưng tệp không còn",
                        $"published procedures use the template {locked.Reference}, and its file is gone"
                    ),
                    ("khôi phục tệp", "bring the file back")
                );
        }
        else if (Convert.ToHexStringLower(SHA256.HashData(file.File.Bytes.Span)) != locked.Hash)
        {
            file.Findings.Add(
                Codes.LockChanged,
                template.Position,
                (
                    $"thủ tục đã công bố dùng phiên bản {template.Version} của mẫu quy trình này nên không được sửa",
                    $"published procedures use version {template.Version} of this template, and it must not change"
                ),
                (
                    $"bỏ thay đổi, hoặc chuyển thành phiên bản {template.Version + 1} rồi chạy “bpm template upgrade”",
                    $"undo the change, or make it version {template.Version + 1} and run 'bpm template upgrade'"
                )
            );
        }
    }

    private static void CheckChildren(ProcedureFile file, ILookup<string, ProcedureFile> procedures)
    {
        foreach (var child in Children(file.Procedure!))
        {
            if (!procedures.Contains(child.Procedure))
            {
                file.Findings.Add(
                    Codes.UnknownProcedure,
                    child.ProcedureAt,
                    ($"không có thủ tục {child.Procedure}", $"there is no procedure {child.Procedure}"),
                    Known.Hint(child.Procedure, procedures.Select(p => p.Key), ("thủ tục", "procedures"))
                );
            }
            else if (Holds(child.Procedure, file.Procedure!.Code, procedures, []))
            {
                file.Findings.Add(
                    Codes.GroupInItself,
                    child.ProcedureAt,
                    (
                        $"{child.Procedure} lại có {file.Procedure.Code} trong các thủ tục con: hồ sơ không bao giờ đủ",
                        $"{child.Procedure} has {file.Procedure.Code} among its own children: a dossier would never be whole"
                    ),
                    ("bỏ một trong hai ra khỏi nhóm của thủ tục kia", "take one of them out of the other")
                );
            }
        }
    }

    // Whether a procedure is the other one, or has it somewhere among its children.
    private static bool Holds(
        string code,
        string sought,
        ILookup<string, ProcedureFile> procedures,
        HashSet<string> seen
    ) =>
        code == sought
        || seen.Add(code)
            && procedures[code]
                .SelectMany(f => Children(f.Procedure!))
                .Any(child => Holds(child.Procedure, sought, procedures, seen));

    private static IEnumerable<ChildStep> Children(Procedure procedure) =>
        WorkflowCompiler.AllSteps(procedure.Steps).OfType<ChildStep>();

    private static void CheckReduction(
        Reduction reduction,
        ILookup<string, ProcedureFile> procedures,
        Findings findings
    )
    {
        if (reduction.Kind == ReductionKind.Reconstructed)
        {
            findings.Add(
                Codes.ReconstructedReduction,
                reduction.Position,
                (
                    $"quyết định {reduction.Number} là bản dựng lại: chỉ được liệt kê, không bao giờ áp dụng",
                    $"decision {reduction.Number} is reconstructed: it is listed, and never applied"
                ),
                null
            );
        }

        foreach (var item in reduction.Items)
        {
            if (procedures[item.Procedure].LastOrDefault()?.Procedure is not { } procedure)
            {
                findings.Add(
                    Codes.UnknownProcedure,
                    item.Position,
                    ($"không có thủ tục {item.Procedure}", $"there is no procedure {item.Procedure}"),
                    Known.Hint(item.Procedure, procedures.Select(f => f.Key), ("thủ tục", "procedures"))
                );
                continue;
            }

            if (item.Case is { } id && !procedure.Cases.Any(c => c.Id == id))
            {
                findings.Add(
                    Codes.CaseUnknown,
                    item.Position,
                    ($"{item.Procedure} không có trường hợp “{id}”", $"{item.Procedure} has no case '{id}'"),
                    Known.Hint(id, procedure.Cases.Select(c => c.Id), ("trường hợp", "cases"))
                );
            }

            var steps = WorkflowCompiler.AllSteps(procedure.Steps).ToList();
            foreach (var step in item.Steps.Keys)
            {
                if (steps.FirstOrDefault(s => s.Id == step) is not { } found)
                {
                    findings.Add(
                        Codes.UnknownStep,
                        item.Position,
                        ($"{item.Procedure} không có bước “{step}”", $"{item.Procedure} has no step '{step}'"),
                        Known.Hint(step, steps.Select(s => s.Id), ("bước", "steps"))
                    );
                }
                else if (found.Within is { SetBy: { } agency })
                {
                    findings.Add(
                        Codes.ReductionCutsSetBy,
                        item.Position,
                        (
                            $"thời hạn của bước “{step}” do “{agency}” quy định; quyết định của địa phương không cắt giảm được",
                            $"the term of '{step}' is set by '{agency}'; a local decision cannot cut it"
                        ),
                        ("bỏ bước này khỏi quyết định", "leave the step out")
                    );
                }
            }
        }
    }
}
