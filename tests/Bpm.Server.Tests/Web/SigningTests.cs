using System.Net;
using System.Security.Cryptography;
using System.Text;
using Bpm.Engine.Events;
using Bpm.Server.Commands;
using Bpm.Server.Hosting;
using Bpm.Server.Signing;
using Bpm.Server.Storage;
using Bpm.Server.Tests.Web.Harness;
using Bpm.Tests.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Bpm.Server.Tests.Web.Harness.LandTransfer;

namespace Bpm.Server.Tests.Web;

/// <summary>Who signed a result is recorded; where a signer is set up, so that anybody can check it again.</summary>
public sealed class SigningTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_signed_result_verifies_and_a_changed_one_is_named()
    {
        await using var server = await WebServer.Start(
            settings: new Dictionary<string, string?> { ["Bpm:Signing"] = "software" }
        );
        using var leader = await server.SignIn("ld1");
        var code = await Prepared(server);
        (await Complete(leader, code, "sign", "sign")).Ok();

        var signed = await Signed(server, code);
        var signature = signed.Signature.ShouldNotBeNull();
        signature.Algorithm.ShouldBe("ES256");
        SignatureCheck.Of(code, signed).ShouldBe(SignatureState.Valid);
        // The file is the key, and nothing but the key of the file signs.
        using var key = ECDsa.Create();
        key.ImportFromPem(await File.ReadAllTextAsync(Path.Combine(server.Data, "signing-key.pem"), Cancelled));
        Convert.ToBase64String(key.ExportSubjectPublicKeyInfo()).ShouldBe(signature.PublicKey);
        ResultText
            .Of(code, signed, signature)
            .ShouldBe(
                $"""
                bpm-result 1
                dossier {code}
                procedure {signature.Procedure}
                publication {signature.Publication}
                data {signature.Data}
                step sign
                outcome granted
                by ld1
                for 
                at 2026-11-20T09:10

                """.ReplaceLineEndings("\n")
            );

        // Every member counts.
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        ResultSigned[] changed =
        [
            signed with
            {
                Outcome = "refused",
            },
            signed with
            {
                By = "ld2",
            },
            signed with
            {
                For = "ld2",
            },
            signed with
            {
                Step = "sign-2",
            },
            signed with
            {
                Signature = signature with { Data = new string('0', signature.Data.Length) },
            },
            signed with
            {
                Signature = signature with { At = signature.At.PlusMinutes(1) },
            },
            signed with
            {
                Signature = signature with { Procedure = "1.012787@9" },
            },
            signed with
            {
                Signature = signature with { KeyId = new string('0', signature.KeyId.Length) },
            },
            signed with
            {
                Signature = signature with { Value = "x" },
            },
            signed with
            {
                Signature = signature with { PublicKey = Convert.ToBase64String(other.ExportSubjectPublicKeyInfo()) },
            },
        ];
        foreach (var one in changed)
        {
            SignatureCheck.Of(code, one).ShouldBe(SignatureState.Invalid, one.ToString());
        }

        SignatureCheck.Of("H41.0", signed).ShouldBe(SignatureState.Invalid, "of another dossier");
        (await Timeline(leader, code)).ShouldContain($"chữ ký số hợp lệ, khóa {signature.KeyId}");
        (await Verify(server)).ShouldBe((ExitCode.Done, ""));

        // Even when the chain is computed anew over the change.
        await Rewrite(server, code, signed, changed[0]);
        (await Timeline(leader, code)).ShouldContain("CHỮ KÝ SỐ KHÔNG HỢP LỆ");
        var (exit, text) = await Verify(server);
        exit.ShouldBe(ExitCode.FoundErrors);
        text.ShouldContain("signature  dossier ");
        text.ShouldContain($"The signature of 'ld1' by key {signature.KeyId} does not fit the result.");
    }

    [Fact]
    public async Task A_signer_that_fails_leaves_nothing_half_done()
    {
        var signer = new Faulty();
        await using var server = await WebServer.Start(services: s => s.AddSingleton<IResultSigner>(signer));
        using var leader = await server.SignIn("ld1");
        var code = await Prepared(server);
        var task = await TaskOf(leader, code, "sign");
        var before = await server.Fingerprint();

        (await Sign('a')).Refused(HttpStatusCode.ServiceUnavailable, "signing-failed");
        // A signature that is none is no better.
        signer.Answer = new HashSignature(SignatureCheck.Es256, "0123456789abcdef", [1, 2, 3], [4, 5, 6]);
        (await Sign('b')).Refused(HttpStatusCode.ServiceUnavailable, "signing-failed");
        (await server.Fingerprint()).ShouldBe(before);
        (await TaskOf(leader, code, "sign")).ShouldBe(task);

        // One of a kind that is not known here is kept, and said to be unchecked.
        signer.Answer = new HashSignature("X509-CMS", "0123456789abcdef", [1, 2, 3], [4, 5, 6]);
        (await Sign('a')).Ok();
        signer.Requests.Last().User.ShouldBe("ld1");
        signer.Requests.Last().Unit.ShouldBe("land-vinh");
        (await Timeline(leader, code)).ShouldContain("không kiểm tra được ở đây");
        (await Verify(server)).Exit.ShouldBe(ExitCode.Done);
        // The same command again is answered as it was, and not signed again.
        var asked = signer.Requests.Count;
        (await Sign('a')).Ok();
        signer.Requests.Count.ShouldBe(asked);

        Task<Answer> Sign(char key) =>
            leader.Post(
                $"/tasks/{task}/complete",
                new { action = "sign" },
                key: $"{new string(key, 8)}-0000-4000-8000-000000000000"
            );
    }

    [Fact]
    public async Task Without_a_signer_the_act_is_recorded_and_nothing_looks_like_a_signature()
    {
        await using var server = await WebServer.Start();
        using var leader = await server.SignIn("ld1");
        var code = await Prepared(server);
        (await Complete(leader, code, "sign", "sign")).Ok();
        (await Signed(server, code)).ShouldBe(new ResultSigned("sign", "ld1", "granted"));
        (await Timeline(leader, code)).ShouldNotContain("chữ ký", Case.Insensitive);
        File.Exists(Path.Combine(server.Data, "signing-key.pem")).ShouldBeFalse();
        await Should.ThrowAsync<CannotServeException>(() =>
            WebServer.Start(settings: new Dictionary<string, string?> { ["Bpm:Signing"] = "hsm" })
        );
    }

    /// <summary>A land transfer that waits for its signature.</summary>
    private static async Task<string> Prepared(WebServer server)
    {
        server.At("2026-11-20T09:10");
        using var desk = await server.SignIn("tn1");
        using var land = await server.SignIn("xl1");
        using var tax = await server.SignIn("thue1");
        var code = await Receive(desk);
        (await GoOn(desk, code, "receive")).Ok();
        (await Complete(land, code, "appraise")).Ok();
        (await GoOn(land, code, "send-to-tax")).Ok();
        (await Complete(tax, code, "tax", "nothing-due")).Ok();
        (await GoOn(land, code, "prepare")).Ok();
        return code;
    }

    private static async Task<ResultSigned> Signed(WebServer server, string code)
    {
        var reader = server.Services.GetRequiredService<DossierReader>();
        var dossier = (await reader.ByCode(code, Cancelled))!;
        return (await reader.Events(dossier.Id, Cancelled)).Select(e => e.Event).OfType<ResultSigned>().Single();
    }

    private static async Task<string> Timeline(Api reader, string code) =>
        (await View(reader, code)).GetProperty("timeline").ToString();

    private static async Task<(int Exit, string Text)> Verify(WebServer server)
    {
        using var told = new StringWriter();
        var exit = await Verbs.Run(
            ["verify", "--data", server.Data, "--procedures", SmallCatalogue.Folder],
            told,
            told
        );
        return (exit, exit == ExitCode.Done ? "" : told.ToString());
    }

    /// <summary>What somebody with the database would do: another outcome, and every hash after it computed anew.</summary>
    private static async Task Rewrite(WebServer server, string code, ResultSigned was, ResultSigned now)
    {
        await using var db = await server
            .Services.GetRequiredService<IDbContextFactory<BpmDb>>()
            .CreateDbContextAsync(Cancelled);
        var dossier = await db.Dossiers.SingleAsync(d => d.Code == code, Cancelled);
        var rows = await db.Events.Where(e => e.Dossier == dossier.Id).OrderBy(e => e.Seq).ToListAsync(Cancelled);
        var last = rows[^1];
        var bytes = Encoding.UTF8.GetBytes(
            Encoding
                .UTF8.GetString(last.Bytes)
                .Replace($"\"outcome\":\"{was.Outcome}\"", $"\"outcome\":\"{now.Outcome}\"", StringComparison.Ordinal)
        );
        bytes.ShouldNotBe(last.Bytes);
        var changed = new EventRow
        {
            Dossier = last.Dossier,
            Seq = last.Seq,
            Count = last.Count,
            Position = last.Position,
            At = last.At,
            Actor = last.Actor,
            CommandId = last.CommandId,
            BodyHash = last.BodyHash,
            Bytes = bytes,
        };
        var hash = EventChain.Hash(rows[^2].Hash, changed);
        await db
            .Events.Where(e => e.Dossier == dossier.Id && e.Seq == last.Seq)
            .ExecuteUpdateAsync(e => e.SetProperty(r => r.Bytes, bytes).SetProperty(r => r.Hash, hash), Cancelled);
        await db
            .Dossiers.Where(d => d.Id == dossier.Id)
            .ExecuteUpdateAsync(d => d.SetProperty(r => r.Head, hash), Cancelled);
    }

    private sealed class Faulty : IResultSigner
    {
        public HashSignature? Answer { get; set; }
        public List<SigningRequest> Requests { get; } = [];

        public Task<HashSignature> Sign(SigningRequest request, CancellationToken cancellation)
        {
            Requests.Add(request);
            return Answer is { } answer
                ? Task.FromResult(answer)
                : Task.FromException<HashSignature>(new SigningFailedException("The card is not in the reader."));
        }
    }
}
