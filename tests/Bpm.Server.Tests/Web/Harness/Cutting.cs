using System.Text.Json;

namespace Bpm.Server.Tests.Web.Harness;

/// <summary>An administrator who prepares a decision.</summary>
internal static class Cutting
{
    public const string Author = "qt1";

    public static async Task<(string Id, int Version)> Draft(Api author)
    {
        var draft = (await author.Post("/reductions/drafts", new { title = "Đợt thử" })).Ok();
        return (draft["id"].GetString()!, draft["version"].GetInt32());
    }

    public static async Task<List<JsonElement>> Rows(Api author) =>
        [.. (await author.Get("/reductions")).Ok()["rows"].EnumerateArray()];
}
