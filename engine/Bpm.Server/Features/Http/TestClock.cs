using Bpm.Server.Hosting;
using Bpm.WorkingTime;

namespace Bpm.Server.Features.Http;

/// <summary>
/// In the environment Test the header <c>X-Test-Now: 2026-11-20T15:00</c> moves the server's clock, for everyone, and
/// stands it still there. In any other environment the header means nothing.
/// </summary>
internal static class TestClock
{
    public const string Header = "X-Test-Now";
    public const string Environment = "Test";

    public static void UseTestClock(this WebApplication app)
    {
        if (!app.Environment.IsEnvironment(Environment))
        {
            return;
        }

        app.Use(
            (http, next) =>
            {
                if (ServerClock.Minutes.Parse(http.Request.Headers[Header].ToString()) is { Success: true, Value: var moment })
                {
                    http.RequestServices.GetRequiredService<ServerClock>().StandAt(ProvinceTime.ToInstant(moment));
                }

                return next(http);
            }
        );
    }
}
