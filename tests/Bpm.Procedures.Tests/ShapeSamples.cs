using Bpm.Procedures.Authoring;
using Bpm.Procedures.Calendars;
using Bpm.Procedures.Organisation;
using Bpm.Procedures.Policies;
using Bpm.Procedures.Reading;
using Bpm.Procedures.Reductions;
using Bpm.Procedures.Templates;

namespace Bpm.Procedures.Tests;

/// <summary>Files in which every map of the language stands once.</summary>
internal static class ShapeSamples
{
    public static IReadOnlyList<SourceFile> All { get; } =
    [
        Fixtures.Text(
            "catalogue/test/local.x@1.yaml",
            """
            procedure: local.x
            version: 1
            name: X
            field: test
            authority: { office: commune, for: form.commune }
            source: { kind: demo }
            confirmed: { by: a, on: 2026-01-01 }
            adapted: { kind: adapted }
            applies: { received-from: 2026-01-01 }
            limit: { statutory: 3 working days, plus: { p: { policy: x } }, extendable: { e: { by: leader } }, channels: { online: 1 working day }, places: { p: { communes: ["1"], statutory: 4 working days } } }
            cases: { c: { name: C } }
            papers: [{ id: p, name: P, copies: { original: 1 } }]
            form: [{ id: f, label: F, type: choice, choices: [{ id: a, label: A }] }]
            fees: [{ id: f, amount: 1 }]
            results: [{ id: r, name: R }]
            steps:
              - { id: a, kind: receive, within: { term: 1 working day }, escalate: [{ before: 1 working day, to: leader }], actions: { done: { to: b } } }
              - { id: b }
              - { id: c, kind: sign }
              - { id: d, kind: issue }
              - { id: e, kind: handoff }
              - { id: f, kind: wait, for: applicant, ground: g, until: u, ends-by: { policy: p } }
              - { id: g, kind: choice, ways: [{ when: form.f == "a", to: a }] }
              - { id: h, kind: parallel, branches: [{ id: x, steps: [{ id: y }] }] }
              - { id: i, kind: consult, units: [authority], silence: consent, basis: b }
              - { id: j, kind: stage, steps: [{ id: k }] }
              - { id: l, kind: group, children: [{ id: m, procedure: local.y }], choose: { at-least: 1 } }
              - { id: n, kind: deliver }
            paper-table: { total: 1 day, rows: [{ no: 1 }] }
            examples: [{ name: E, received: 2026-01-05T09:00 }]
            accepted: [{ check: BPM-T001, why: w, by: b, until: 2026-01-01 }]
            """
        ),
        Fixtures.Text(
            "catalogue/test/local.z@1.yaml",
            "procedure: local.z\norigin: { kind: adapted }\nuse: { template: x@1, with: { a: 1 } }\n"
        ),
        Fixtures.Text(
            "catalogue/test/local.w@1.yaml",
            "procedure: local.w\norigin: { kind: derived, process: x }\nsteps: []\n"
        ),
        Fixtures.Text(
            "templates/x@1.yaml",
            "template: x\nversion: 1\nname: X\nreason: R\nparameters: [{ id: a, type: text }]\nsteps: [{ id: a }]\n"
        ),
        Fixtures.Text(
            "policies/x.yaml",
            "policies: x\ngrounds: [{ id: a, name: A }]\nvalues: [{ id: b, from: 2026-01-01, count: 1 }]\n"
        ),
        Fixtures.Text(
            "reductions/x.yaml",
            "reduction: { number: 1, date: 2026-01-01, effect: 2026-01-01 }\nitems: [{ procedure: local.x, committed: 1 working day }]\n"
        ),
        Fixtures.Text(
            "calendars/x.yaml",
            """
            calendar: x
            version: 1
            week: { monday: 07:30-11:30 }
            years: { 2026: { status: decided, worked: { 2026-01-03: { reason: r, hours: 07:30-11:30 } } } }
            seasons: [{ from: 2026-01-01, to: 2026-02-01, week: { monday: off } }]
            closures: [{ from: 2026-01-01 }]
            """
        ),
        Fixtures.Text(
            "organisation/x.yaml",
            "organisation: x\nunits: [{ code: a, name: A, office: b }]\nroles: [{ id: r, name: R }]\npeople: [{ user: u, name: U, grants: [{ unit: a, role: r }] }]\nfields: [{ id: f, name: F }]\n"
        ),
    ];

    /// <summary>What the readers asked of each map of a file.</summary>
    public static IReadOnlyList<(string What, IReadOnlyList<string> Keys)> AskedOf(SourceFile file, LanguageWorld world)
    {
        Findings findings;
        switch (CataloguePlace.Of(file.Path))
        {
            case PlaceKind.Procedure:
                findings = ProcedureReader.Read(file, world.Catalogue.Templates).Findings;
                break;
            case PlaceKind.Template:
                findings = TemplateReader.Read(file).Findings;
                break;
            case PlaceKind.Policy:
                PolicyReader.Read(file, out findings);
                break;
            case PlaceKind.Reduction:
                ReductionReader.Read(file, out findings);
                break;
            case PlaceKind.Calendar:
                CalendarReader.Read(file, out findings);
                break;
            default:
                OrganisationReader.Read(file, out findings);
                break;
        }

        return [.. findings.Asked];
    }
}
