using Bpm.Server.Features.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Tasks;

/// <summary>The receiving unit confirms that it has what was handed over.</summary>
internal static class AcceptCustody
{
    public static Task<Results<Ok<TaskResult>, ProblemHttpResult>> Handle(
        string task,
        Caller caller,
        TaskActs acts,
        CancellationToken cancellation
    ) => acts.Run(task, caller, id => new Engine.Commands.AcceptCustody(id), cancellation);
}
