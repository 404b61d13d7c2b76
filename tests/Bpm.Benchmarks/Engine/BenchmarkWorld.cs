using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bpm.Engine;
using Bpm.Engine.Commands;
using Bpm.Engine.Events;
using Bpm.Procedures;
using Bpm.Procedures.Reading;
using Bpm.Procedures.Workflows;
using Bpm.Server.Storage;

namespace Bpm.Benchmarks.Engine;

/// <summary>A procedure of five steps with a form of ten fields, in a small province, and the commands of its dossiers.</summary>
internal sealed class BenchmarkWorld
{
    /// <summary>The five steps, in order: who does them and how they end.</summary>
    private static readonly (Actor Who, string Step, string Action)[] Steps =
    [
        (Person("tn1", "desk", "reception-officer"), "receive", "done"),
        (Person("xl1", "land", "specialist"), "appraise", "done"),
        (Person("ld1", "land", "leader"), "sign", "sign"),
        (Person("vt1", "land", "clerk"), "issue", "done"),
        (Person("tra1", "desk", "returning-officer"), "hand-over", "done"),
    ];

    private readonly Catalogue catalogue;
    private readonly Publication publication;
    private int serial;

    /// <param name="calendars">The folder of the province's calendars.</param>
    public BenchmarkWorld(string calendars)
    {
        catalogue = Catalogue.Read([
            .. Directory
                .GetFiles(calendars, "*.yaml")
                .Select(file => new SourceFile(
                    "procedures/calendars/" + Path.GetFileName(file),
                    File.ReadAllBytes(file)
                )),
            Source("procedures/organisation/small.yaml", Organisation),
            Source("procedures/policies/small.yaml", Policies),
            Source("procedures/catalogue/test/local.test@1.yaml", Procedure),
        ]);
        var errors = catalogue.Diagnostics.Where(d => d.Severity == Severity.Error).ToList();
        if (errors.Count > 0)
        {
            throw new InvalidOperationException(string.Join('\n', errors.Select(e => $"{e.Position} {e.Message}")));
        }

        publication = catalogue.Publications.Single();
    }

    /// <summary>Completions from reception to hand-over.</summary>
    public static int StepCount => Steps.Length;

    public static string Unit => "land";

    public CommandRequest Receive(string id) =>
        Request(
            id,
            dossier: null,
            Steps[0].Who,
            new Receive(
                new Submit("local.test", null, Channel.Counter, "desk", ""),
                [new ReceivedPaper("application", 1, 0)]
            )
        ) with
        {
            Personal = Applicant(Interlocked.Increment(ref serial)),
        };

    public CommandRequest Complete(string id, string dossier, int step) =>
        Request(id, dossier, Steps[step].Who, new Complete($"{Steps[step].Step}.1", Steps[step].Action, null, []));

    private CommandRequest Request(string id, string? dossier, Actor who, Command command) =>
        new(
            id,
            dossier,
            SHA256.HashData(Encoding.UTF8.GetBytes(id)),
            ExpectedVersion: null,
            _ => new Facts
            {
                Publication = publication,
                Province = catalogue.Province,
                Calendars = catalogue.Calendars,
                Form = ImmutableDictionary<string, FactValue>.Empty,
                Actor = who,
                DemoMode = true,
            },
            (_, _) => command
        );

    /// <summary>Ten answers of the length that such forms have.</summary>
    private static PersonalData Applicant(int number)
    {
        var digits = number.ToString("D9", CultureInfo.InvariantCulture);
        return new PersonalData(
            new Applicant($"Nguyễn Thị {digits}", $"000{digits}", $"0{digits}", Address: "Khối 5, phường Thử"),
            new Dictionary<string, FactValue>(StringComparer.Ordinal)
            {
                ["commune"] = new FactValue.Text("16681"),
                ["parcel"] = new FactValue.Text($"thửa {digits}"),
                ["sheet"] = new FactValue.Text("tờ bản đồ số 14"),
                ["area"] = new FactValue.Number(number % 900 + 100),
                ["purpose"] = new FactValue.Text("đất ở tại đô thị"),
                ["seller"] = new FactValue.Text("Trần Văn Mẫu"),
                ["buyer"] = new FactValue.Text("Nguyễn Thị Ví Dụ"),
                ["contract"] = new FactValue.Text($"{digits}/HĐCN"),
                ["remote"] = new FactValue.YesNo(false),
                ["byAgent"] = new FactValue.YesNo(false),
            }.ToImmutableDictionary()
        );
    }

    private static Actor Person(string user, string unit, string role) => new(user, [new Grant(unit, role)]);

    private static SourceFile Source(string path, string text) => new(path, Encoding.UTF8.GetBytes(text + "\n"));

    private const string Procedure = """
        procedure: local.test
        version: 1
        name: Thủ tục đo
        field: test
        authority: { office: land-registration, for: form.commune }
        source: { kind: demo }
        confirmed: no
        online: offered
        limit:
          statutory: 10 working days
        papers:
          - { id: application, name: Đơn, copies: { original: 1 } }
        form:
          - { id: commune, label: Xã/phường, type: commune }
          - { id: parcel, label: Thửa đất, type: text }
          - { id: sheet, label: Tờ bản đồ, type: text }
          - { id: area, label: Diện tích, type: number, min: 1 }
          - { id: purpose, label: Mục đích sử dụng, type: text }
          - { id: seller, label: Bên chuyển nhượng, type: text }
          - { id: buyer, label: Bên nhận chuyển nhượng, type: text }
          - { id: contract, label: Số hợp đồng, type: text }
          - { id: remote, label: Địa bàn khó khăn, type: yes-no }
          - { id: byAgent, label: Nộp qua người được ủy quyền, type: yes-no }
        steps:
          - { id: receive, kind: receive, at: reception, role: reception-officer, within: 4 working hours }
          - { id: appraise, at: authority, role: specialist, within: 3 working days }
          - { id: sign, kind: sign, at: authority, role: leader, within: 1 working day, not-by: [appraise], actions: { sign: {} } }
          - { id: issue, kind: issue, at: authority, role: clerk, within: 2 working hours }
          - { id: hand-over, kind: deliver, at: reception, role: returning-officer }
        """;

    private const string Organisation = """
        organisation: small
        units:
          - { code: H41, name: Tỉnh thử, office: province, calendar: nghe-an }
          - { code: "16681", name: Phường Thử, office: commune, parent: H41, serves: ["16681"] }
          - { code: desk, name: Một cửa phường Thử, office: desk, parent: "16681", serves: ["16681"] }
          - { code: land, name: Văn phòng đất đai, office: land-registration, parent: H41, serves: ["16681"] }
        roles:
          - { id: reception-officer, name: Công chức tiếp nhận, en: Reception officer }
          - { id: returning-officer, name: Người trả kết quả, en: Returning officer }
          - { id: specialist, name: Chuyên viên, en: Specialist }
          - { id: leader, name: Lãnh đạo, en: Leader }
          - { id: clerk, name: Văn thư, en: Clerk }
        """;

    private const string Policies = """
        policies: small
        grounds:
          - { id: supplement, name: Chờ bổ sung, basis: thử, confirmed: no, stops: [statutory, committed], effect: resume, holder: applicant, national-status: 5 }
        values:
          - { id: wait-review, from: 2020-01-01, term: 30 calendar days, basis: tham số vận hành, confirmed: no }
        """;
}
