using System.Text;
using Bpm.Procedures;
using Bpm.Procedures.Organisation;
using Bpm.Procedures.Reading;
using Bpm.Procedures.Workflows;
using Bpm.WorkingTime;
using NodaTime.Text;

namespace Bpm.Engine.Tests.Harness;

/// <summary>A small province of the tests' own: one commune with its desk, a land office, tax, police, insurance.</summary>
internal static class World
{
    public static readonly Catalogue Small = Read([]);

    /// <summary>The small province with one more procedure, given by its steps.</summary>
    public static Publication Procedure(string steps, string limit = "10 working days", string more = "")
    {
        var yaml = $"""
            procedure: local.test
            version: 1
            name: Thủ tục thử
            field: test
            authority: {"{ office: land-registration, for: form.commune }"}
            source: {"{ kind: demo }"}
            confirmed: no
            online: offered
            limit:
              statutory: {limit}
            papers:
              - {"{ id: application, name: Đơn, copies: { original: 1 } }"}
              - {"{ id: drawing, name: Bản vẽ, copies: { copy: 1 }, when: form.big }"}
            form:
              - {"{ id: commune, label: Xã/phường, type: commune }"}
              - {"{ id: big, label: Lớn, type: yes-no }"}
            {more}
            steps:
            {steps}
            """;
        var files = new List<(string, string)> { ("procedures/catalogue/test/local.test@1.yaml", yaml + "\n") };
        if (steps.Contains("local.part", StringComparison.Ordinal))
        {
            files.Add(("procedures/catalogue/test/local.part@1.yaml", Part));
        }

        var catalogue = Read(files);
        var errors = catalogue.Diagnostics.Where(d => d.Severity == Severity.Error).ToList();
        errors.ShouldBeEmpty(string.Join("\n", errors.Select(e => $"{e.Position} {e.Code} {e.Message}")) + "\n" + yaml);
        return catalogue.Publications.Single(p => p.Procedure.Code == "local.test");
    }

    /// <summary>The small province with a unit that ended, and the units that took over.</summary>
    public static Province Abolish(string unit, string last, params string[] successors)
    {
        var until = LocalDatePattern.Iso.Parse(last).Value;
        var old = Small.Province.Unit(unit)!;
        return Small.Province with
        {
            Units =
            [
                .. Small.Province.Units.Where(u => u.Code != unit),
                old with
                {
                    Until = until,
                    Successors = [.. successors],
                },
                .. successors.Select(code => old with { Code = code, From = until.PlusDays(1) }),
            ],
        };
    }

    /// <summary>The next version of the province's calendar, with more days off.</summary>
    public static WorkingCalendar WithDaysOff(params string[] dates)
    {
        var calendar = Small.Calendars["nghe-an"].Definition;
        return WorkingCalendar.Create(
            calendar with
            {
                Version = calendar.Version + 1,
                DaysOff =
                [
                    .. calendar.DaysOff,
                    .. dates.Select(d => new DayOff(LocalDatePattern.Iso.Parse(d).Value, "thử")),
                ],
            }
        );
    }

    private static Catalogue Read(IEnumerable<(string Path, string Text)> more)
    {
        var folder = Path.Combine(Repository.Root, "procedures");
        var calendars = Directory
            .GetFiles(Path.Combine(folder, "calendars"), "*.yaml")
            .Select(file => ("procedures/calendars/" + Path.GetFileName(file), File.ReadAllText(file)));
        return Catalogue.Read([
            .. calendars
                .Append(("procedures/organisation/small.yaml", Organisation))
                .Append(("procedures/policies/small.yaml", Policies))
                .Concat(more)
                .Select(file => new SourceFile(file.Item1, Encoding.UTF8.GetBytes(file.Item2))),
        ]);
    }

    /// <summary>What groups in the tests are made of.</summary>
    private const string Part = """
        procedure: local.part
        version: 1
        name: Thủ tục thành phần
        field: test
        authority: { unit: land }
        source: { kind: demo }
        confirmed: no
        online: offered
        limit: { statutory: 3 working days }
        papers:
          - { id: application, name: Đơn, copies: { original: 1 } }
        steps:
          - { id: register, at: authority, role: specialist, within: 1 working day }
          - { id: hand-over, kind: deliver, at: reception, role: returning-officer }

        """;

    private const string Organisation = """
        organisation: small
        units:
          - { code: H41, name: Tỉnh thử, office: province, calendar: nghe-an }
          - { code: "16681", name: Phường Thử, office: commune, parent: H41, serves: ["16681"] }
          - { code: desk, name: Một cửa phường Thử, office: desk, parent: "16681", serves: ["16681"] }
          - { code: land, name: Văn phòng đất đai, office: land-registration, parent: H41, serves: ["16681"] }
          - { code: tax, name: Thuế cơ sở, office: tax, parent: H41, serves: ["16681"] }
          - { code: police, name: Công an phường, office: police, parent: H41, serves: ["16681"] }
          - { code: insurance, name: Bảo hiểm xã hội, office: social-insurance, parent: H41 }
        roles:
          - { id: reception-officer, name: Công chức tiếp nhận, en: Reception officer }
          - { id: returning-officer, name: Người trả kết quả, en: Returning officer }
          - { id: specialist, name: Chuyên viên, en: Specialist }
          - { id: head, name: Trưởng phòng, en: Head }
          - { id: leader, name: Lãnh đạo, en: Leader }
          - { id: clerk, name: Văn thư, en: Clerk }
          - { id: liaison, name: Đầu mối liên thông, en: Liaison }
          - { id: accountant, name: Kế toán thu phí, en: Fee collector }
        """;

    private const string Policies = """
        policies: small
        grounds:
          - { id: supplement, name: Chờ bổ sung, basis: thử, confirmed: no, stops: [statutory, committed], effect: resume, holder: applicant, national-status: 5 }
          - { id: financial-obligation, name: Chờ nộp tiền, basis: thử, confirmed: no, stops: [statutory, committed], effect: resume, holder: applicant, national-status: 6 }
          - { id: suspended, name: Tạm dừng, basis: thử, confirmed: no, stops: [statutory, committed], effect: resume, holder: lawful-pause, national-status: 8 }
          - { id: consultation, name: Lấy ý kiến, basis: thử, confirmed: no, stops: [], effect: resume, holder: lawful-pause, national-status: 4 }
        values:
          - { id: wait-review, from: 2020-01-01, term: 30 calendar days, basis: tham số vận hành, confirmed: no }
          - { id: payment-period, from: 2020-01-01, term: 30 calendar days, basis: thử, confirmed: no }
          - { id: online-answer, from: 2020-01-01, term: 8 working hours, basis: thử, confirmed: no }
          - { id: max-supplements, from: 2020-01-01, count: 1, basis: thử, confirmed: no }
        """;
}
