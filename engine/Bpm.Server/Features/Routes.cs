using Bpm.Server.Features.Access;
using Bpm.Server.Features.Authoring;
using Bpm.Server.Features.Calendars;
using Bpm.Server.Features.Changes;
using Bpm.Server.Features.Delegations;
using Bpm.Server.Features.Dossiers;
using Bpm.Server.Features.Drafts;
using Bpm.Server.Features.Files;
using Bpm.Server.Features.Http;
using Bpm.Server.Features.Inbox;
using Bpm.Server.Features.Outgoing;
using Bpm.Server.Features.Policies;
using Bpm.Server.Features.Procedures;
using Bpm.Server.Features.Publishing;
using Bpm.Server.Features.Reductions;
using Bpm.Server.Features.Reports;
using Bpm.Server.Features.Session;
using Bpm.Server.Features.Session.OpenId;
using Bpm.Server.Features.Tasks;
using Bpm.Server.Features.Units;
using Bpm.Server.Hosting;
using Bpm.Server.Live;
using Bpm.Server.Reports;

namespace Bpm.Server.Features;

/// <summary>The one registry of addresses. The name of a route is its operation id in the OpenAPI document.</summary>
internal static class Routes
{
    public const string Api = "/api/v1";

    public static void MapRoutes(this WebApplication app)
    {
        var session = app.MapGroup(Api).WithTags("session");
        Public(session.MapGet("/sign-in", GetSignInPage.Handle), "getSignInPage");
        Public(session.MapPost("/session", SignIn.Handle), "signIn").RequireRateLimiting(RateLimits.SignIn);
        Public(session.MapDelete("/session", (Delegate)SignOut.Handle), "signOut");
        Query(session.MapGet("/me", GetMe.Handle), "getMe");

        var access = app.MapGroup(Api).WithTags("access");
        Query(access.MapGet("/sessions", MySessions.List), "listSessions");
        Command(access.MapDelete("/sessions/{session}", MySessions.End), "endSession");
        Command(access.MapDelete("/accounts/{user}/sessions", EndSessionsOf.Handle), "endSessionsOf");
        Command(access.MapPut("/me/password", ChangePassword.Handle), "changePassword")
            .RequireRateLimiting(RateLimits.SignIn);
        Query(access.MapGet("/accounts", ListAccounts.Handle), "listAccounts");
        Command(access.MapPost("/accounts", MakeAccount.Handle), "makeAccount");
        Query(access.MapGet("/accounts/{user}", GetAccount.Handle), "getAccount");
        Command(access.MapPost("/accounts/{user}/password", ResetPassword.Handle), "resetPassword");
        Command(access.MapPost("/accounts/{user}/disabled", DisableAccount.Handle), "disableAccount");
        Command(access.MapPost("/accounts/{user}/grants", GiveGrant.Handle), "giveGrant");
        Command(access.MapPost("/accounts/{user}/grants/end", EndGrant.Handle), "endGrant");
        Query(access.MapGet("/tokens", MachineTokens.List), "listTokens");
        Command(access.MapPost("/tokens", MachineTokens.Make), "makeToken");
        Command(access.MapDelete("/tokens/{token}", MachineTokens.End), "endToken");
        Command(access.MapPost("/dossiers/{code}/erasure", ErasePerson.Handle), "erasePerson");
        Query(access.MapGet("/dossiers/{code}/readers", ListPersonalReads.Handle), "listReaders");

        var inbox = app.MapGroup(Api).WithTags("inbox");
        Query(inbox.MapGet("/inbox", GetInbox.Handle), "getInbox");
        Query(inbox.MapGet("/inbox/filters", ListFilters.Handle), "listFilters");
        Command(inbox.MapPost("/inbox/filters", SaveFilter.Handle), "saveFilter");
        Command(inbox.MapPut("/inbox/filters/{filter}", RenameFilter.Handle), "renameFilter");
        Command(inbox.MapDelete("/inbox/filters/{filter}", RemoveFilter.Handle), "removeFilter");
        Command(inbox.MapPut("/dossiers/{code}/watch", WatchDossier.Watch), "watchDossier");
        Command(inbox.MapDelete("/dossiers/{code}/watch", WatchDossier.Unwatch), "unwatchDossier");

        var tasks = app.MapGroup($"{Api}/tasks").WithTags("tasks");
        Command(tasks.MapPost("/{task}/claim", ClaimTask.Handle), "claimTask");
        Command(tasks.MapPost("/{task}/release", ReleaseTask.Handle), "releaseTask");
        Command(tasks.MapPost("/{task}/assign", AssignTask.Handle), "assignTask");
        Command(tasks.MapPost("/{task}/assign-evenly", AssignTaskEvenly.Handle), "assignTaskEvenly");
        Command(tasks.MapPost("/{task}/accept", AcceptCustody.Handle), "acceptCustody");
        Command(tasks.MapPost("/{task}/return", ReturnTask.Handle), "returnTask");
        Command(tasks.MapPost("/{task}/complete", CompleteTask.Handle), "completeTask");
        Query(tasks.MapGet("/{task}/candidates", ListCandidates.Handle), "listCandidates");

        var dossiers = app.MapGroup($"{Api}/dossiers").WithTags("dossiers");
        Query(dossiers.MapGet("", ListDossiers.Handle), "listDossiers");
        Query(dossiers.MapGet("/export.csv", ExportDossiers.Handle), "exportDossiers")
            .Produces(StatusCodes.Status200OK, contentType: CsvText.MediaType);
        Command(dossiers.MapPost("", ReceiveDossier.Handle), "receiveDossier");
        Command(dossiers.MapPost("/preview", PreviewDossier.Handle), "previewDossier");
        Query(dossiers.MapGet("/{code}", GetDossier.Handle), "getDossier");
        Query(dossiers.MapGet("/{code}/clock", GetClock.Handle), "getClock");
        Command(dossiers.MapPost("/{code}/supplement", ReturnSupplement.Handle), "returnSupplement");
        Command(dossiers.MapPost("/{code}/wait-done", EndDossierWait.Handle), "endWait");
        Command(dossiers.MapPost("/{code}/withdraw", WithdrawDossier.Handle), "withdrawDossier");
        Command(dossiers.MapPost("/{code}/note", AddDossierNote.Handle), "addNote");
        Command(dossiers.MapPost("/{code}/pause", PauseDossier.Handle), "pauseDossier");
        Command(dossiers.MapPost("/{code}/suspend", SuspendDossier.Handle), "suspendDossier");
        Command(dossiers.MapPost("/{code}/resume", ResumeDossier.Handle), "resumeDossier");
        Command(dossiers.MapPost("/{code}/stop", StopDossier.Handle), "stopDossier");
        Command(dossiers.MapPost("/{code}/correct", CorrectResult.Handle), "correctResult");
        Command(dossiers.MapPost("/{code}/close-consultation", CloseConsultation.Handle), "closeConsultation");
        Command(dossiers.MapPost("/{code}/exclude", ExcludePerson.Handle), "excludePerson");
        Command(dossiers.MapPost("/{code}/redate", RedateDossier.Handle), "redateDossier");
        Command(dossiers.MapPost("/{code}/payments/require", RequirePayment.Handle), "requirePayment");
        Command(dossiers.MapPost("/{code}/payments", RecordPayment.Handle), "recordPayment");
        Command(dossiers.MapPost("/{code}/payments/confirm", ConfirmPayment.Handle), "confirmPayment");
        Command(dossiers.MapPost("/{code}/successors", MoveToSuccessors.Handle), "moveToSuccessors");
        Command(dossiers.MapPost("/{code}/extend", ExtendDossier.Handle), "extendDossier");
        Command(dossiers.MapPost("/{code}/reappoint", ReappointDossier.Handle), "reappointDossier");
        Command(dossiers.MapPost("/{code}/migrate", MigrateDossier.Handle), "migrateDossier");
        Command(dossiers.MapPost("/{code}/completion", CompleteSubmission.Handle), "completeSubmission");
        Command(dossiers.MapPost("/submissions", SubmitDossier.Handle), "submitDossier");
        Query(dossiers.MapGet("/{code}/lateness", GetLateness.Handle), "getLateness");
        Command(dossiers.MapPost("/{code}/acts/{act}/preview", PreviewAct.Handle), "previewAct");

        Command(dossiers.MapPost("/{code}/papers/{paper}/files", AttachFile.Handle), "attachFile");

        var files = app.MapGroup($"{Api}/files").WithTags("files");
        Command(files.MapPost("", UploadFile.Handle), "uploadFile");
        Query(files.MapGet("/reusable", ListReusable.Handle), "listReusable");
        Query(files.MapGet("/{file}", GetFile.Handle), "getFile")
            .Produces(StatusCodes.Status200OK, contentType: "application/octet-stream");

        var procedures = app.MapGroup($"{Api}/procedures").WithTags("procedures");
        Query(procedures.MapGet("", ListProcedures.Handle), "listProcedures");
        Query(procedures.MapGet("/findings", ListFindings.Handle), "listFindings");
        Query(procedures.MapGet("/coverage", GetCoverage.Handle), "getCoverage");
        Query(procedures.MapGet("/{code}/layout.svg", DrawLayout.Handle), "drawLayout")
            .Produces(StatusCodes.Status200OK, contentType: DrawLayout.MediaType);
        Query(procedures.MapGet("/{code}", GetProcedure.Handle), "getProcedure");
        Query(procedures.MapGet("/{code}/layout", GetLayout.Handle), "getLayout");

        var language = app.MapGroup($"{Api}/language").WithTags("language");
        Command(language.MapPost("/diagnostics", CheckText.Handle), "checkText");
        Command(language.MapPost("/picture", PictureText.Handle), "pictureText");
        Command(language.MapPost("/choices", ListChoices.Handle), "listChoices");
        Command(language.MapPost("/completion", CompleteText.Handle), "completeText");
        Command(language.MapPost("/hover", ExplainWord.Handle), "explainWord");
        Command(language.MapPost("/symbols", OutlineText.Handle), "outlineText");
        Command(language.MapPost("/definition", FindDefinition.Handle), "findDefinition");
        Command(language.MapPost("/fixes", FixText.Handle), "fixText");
        Command(language.MapPost("/format", FormatText.Handle), "formatText");
        Command(language.MapPost("/steps", ReadSteps.Handle), "readSteps");
        Command(language.MapPost("/edit", EditSteps.Handle), "editSteps");
        Command(language.MapPost("/try", TryText.Handle), "tryText");
        Command(language.MapPost("/try/example", SaveExample.Handle), "saveExample");
        Command(language.MapPost("/from-table", DraftFromTable.Handle), "draftFromTable");

        var drafts = app.MapGroup($"{Api}/drafts").WithTags("drafts");
        Query(drafts.MapGet("", ListDrafts.Handle), "listDrafts");
        Command(drafts.MapPost("", CreateDraft.Handle), "createDraft");
        Query(drafts.MapGet("/{draft}", GetDraft.Handle), "getDraft");
        Command(drafts.MapPut("/{draft}", SaveDraft.Handle), "saveDraft");
        Command(drafts.MapDelete("/{draft}", DeleteDraft.Handle), "deleteDraft");

        var reports = app.MapGroup($"{Api}/reports").WithTags("reports");
        Query(reports.MapGet("/monthly", GetMonthlyReport.Handle), "getMonthlyReport");
        Query(reports.MapGet("/monthly.xlsx", GetMonthlyWorkbook.Handle), "getMonthlyWorkbook")
            .Produces(StatusCodes.Status200OK, contentType: Workbook.MediaType);
        Query(reports.MapGet("/monthly/dossiers", ListReportDossiers.Handle), "listReportDossiers");
        Query(reports.MapGet("/events.csv", ExportEvents.Handle), "exportEvents")
            .Produces(StatusCodes.Status200OK, contentType: CsvText.MediaType);

        var reductions = app.MapGroup($"{Api}/reductions").WithTags("reductions");
        Query(reductions.MapGet("", ListReductions.Handle), "listReductions");
        Command(reductions.MapPost("/drafts", CreateReductionDraft.Handle), "createReductionDraft");
        Query(reductions.MapGet("/drafts/{draft}", GetReductionDraft.Handle), "getReductionDraft");
        Command(reductions.MapDelete("/drafts/{draft}", DeleteReductionDraft.Handle), "deleteReductionDraft");
        Command(reductions.MapPost("/drafts/{draft}/cuts", CutProcedures.Handle), "cutProcedures");
        Query(reductions.MapGet("/drafts/{draft}/procedures/{code}", GetCutSteps.Handle), "getCutSteps");
        Command(reductions.MapPost("/drafts/{draft}/steps", WriteCutStep.Handle), "writeCutStep");
        Command(reductions.MapPost("/drafts/{draft}/proposal", ProposeReduction.Handle), "proposeReduction");

        var publishing = app.MapGroup(Api).WithTags("publishing");
        Query(publishing.MapGet("/drafts/{draft}/comparison", CompareDraft.Handle), "compareDraft");
        Query(publishing.MapGet("/drafts/{draft}/publishing", GetPublishing.Handle), "getPublishing");
        Command(publishing.MapPost("/drafts/{draft}/proposal", ProposeVersion.Handle), "proposeVersion");
        Query(publishing.MapGet("/proposals", ListProposals.Handle), "listProposals");
        Query(publishing.MapGet("/proposals/{proposal}", GetProposal.Handle), "getProposal");
        Command(publishing.MapPost("/proposals/{proposal}/approval", ApproveProposal.Handle), "approveProposal");
        Command(publishing.MapPost("/proposals/{proposal}/closing", CloseProposal.Handle), "closeProposal");
        Command(publishing.MapPost("/procedures/confirmation", ConfirmProcedures.Handle), "confirmProcedures");

        var organisation = app.MapGroup(Api).WithTags("organisation");
        Query(organisation.MapGet("/units", ListUnits.Handle), "listUnits");
        Query(organisation.MapGet("/roles", ListRoles.Handle), "listRoles");

        var rules = app.MapGroup(Api).WithTags("rules");
        Query(rules.MapGet("/calendars", ListCalendars.Handle), "listCalendars");
        Query(rules.MapGet("/calendars/{calendar}", GetCalendar.Handle), "getCalendar");
        Query(rules.MapGet("/policies", ListPolicies.Handle), "listPolicies");

        var delegations = app.MapGroup($"{Api}/delegations").WithTags("delegations");
        Query(delegations.MapGet("", ListDelegations.Handle), "listDelegations");
        Command(delegations.MapPost("", GiveDelegation.Handle), "giveDelegation");
        Command(delegations.MapPost("/{id}/end", EndDelegation.Handle), "endDelegation");

        var live = app.MapGroup(Api).WithTags("live");
        Query(live.MapGet("/changes", ListChanges.Handle), "listChanges");
        app.MapHub<TaskHub>(LiveFeature.HubPath);

        var outgoing = app.MapGroup(Api).WithTags("outgoing");
        Query(outgoing.MapGet("/me/contacts", MyContacts.Get), "getContacts");
        Command(outgoing.MapPut("/me/contacts", MyContacts.Put), "putContacts");
        Query(outgoing.MapGet("/webhooks", ManageWebhooks.List), "listWebhooks");
        Command(outgoing.MapPost("/webhooks", ManageWebhooks.Make), "makeWebhook");
        Command(outgoing.MapDelete("/webhooks/{webhook}", ManageWebhooks.End), "endWebhook");
        Command(outgoing.MapPost("/webhooks/{webhook}/replay", ManageWebhooks.Replay), "replayWebhook");
        Query(outgoing.MapGet("/outbox", ManageOutbox.List), "listOutbox");
        Command(outgoing.MapPost("/outbox/{notice}/replay", ManageOutbox.Replay), "replayNotice");

        app.MapOpenId();
        app.MapHealth();
        app.MapMetrics();
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        app.MapFallback("/api/{**rest}", (HttpContext http) => Problems.Write(http, "unknown-address"))
            .AllowAnonymous()
            .ExcludeFromDescription();
        app.MapStaffApp();
        app.MapRazorPages();
    }

    /// <summary>Reads something; needs a sign-in.</summary>
    private static RouteHandlerBuilder Query(RouteHandlerBuilder route, string name) =>
        Named(route, name).RequireAuthorization().WithProblems(401, 403, 404, 422);

    /// <summary>Changes something; needs a sign-in and an idempotency key.</summary>
    private static RouteHandlerBuilder Command(RouteHandlerBuilder route, string name) =>
        Named(route, name).RequireAuthorization().WithProblems(400, 401, 403, 404, 409, 412, 422);

    /// <summary>For anyone.</summary>
    private static RouteHandlerBuilder Public(RouteHandlerBuilder route, string name) =>
        Named(route, name).AllowAnonymous().WithProblems(400, 401, 429);

    private static RouteHandlerBuilder Named(RouteHandlerBuilder route, string name) => route.WithName(name);

    private static RouteHandlerBuilder WithProblems(this RouteHandlerBuilder route, params ReadOnlySpan<int> statuses)
    {
        foreach (var status in statuses)
        {
            route.Produces<ProblemBody>(status, "application/problem+json");
        }

        return route;
    }
}

/// <summary>The shape of every refusal, for the OpenAPI document (RFC 9457 with a code and a trace id).</summary>
internal sealed record ProblemBody(
    string Type,
    string Title,
    int Status,
    string Detail,
    string Code,
    string TraceId,
    string? Hint = null,
    int? Current = null,
    IReadOnlyList<FieldProblem>? Errors = null
);
