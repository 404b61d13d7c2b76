using Bpm.Engine.Dossiers;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Engine.Simulation;

/// <summary>A task that wants an officer.</summary>
/// <param name="minutes">Working minutes that it will take.</param>
internal sealed class Request(SimulatedDossier dossier, OfficerTask task, LocalDateTime at, long minutes)
{
    public SimulatedDossier Dossier { get; } = dossier;
    public OfficerTask Task { get; } = task;

    /// <summary>Since when it waits.</summary>
    public LocalDateTime At { get; } = at;
    public long Minutes { get; } = minutes;

    /// <summary>Null while it waits.</summary>
    public Officer? Officer { get; set; }

    /// <summary>Counted minutes that it waited for an officer, and that the officer was away.</summary>
    public long Queued { get; set; }
    public long Away { get; set; }

    /// <summary>The task was closed or rests: nobody need look at it any more.</summary>
    public bool Over { get; set; }
}

/// <summary>The officers of a role at a unit, and what waits for them: the earliest due first.</summary>
internal sealed class Pool(string unit, string role, WorkingCalendar calendar, SimulationSettings settings, string line)
{
    private readonly List<Officer> officers = [];
    private readonly PriorityQueue<Request, (LocalDateTime Due, int Order)> waiting = new();
    private int order;

    public string Unit => unit;
    public string Role => role;
    public WorkingCalendar Calendar => calendar;
    public bool HasWaiting => waiting.Count > 0;
    public IReadOnlyList<Officer> Officers => officers;

    /// <summary>Working minutes that are expected of the pool in the whole run.</summary>
    public double Expected { get; set; }

    /// <summary>Gives the pool its people: the invented ones that the catalogue names, then as many more as the work needs.</summary>
    public void Staff(IEnumerable<string> named)
    {
        var minutes = Math.Max(1, calendar.Count(settings.From.AtMidnight(), settings.End));
        var needed = (int)Math.Ceiling(Expected / (minutes * settings.Desk * settings.Utilisation));
        foreach (var user in named)
        {
            Hire(user);
        }

        while (officers.Count < Math.Max(needed, settings.FewestOfficers))
        {
            Hire($"{unit}.{role}.{line}{officers.Count + 1}");
        }
    }

    /// <summary>Somebody who is there today, for work at the counter that nobody waits for.</summary>
    public Officer Anybody(LocalDate date, ref Dice dice)
    {
        var first = dice.Below(officers.Count);
        for (var i = 0; i < officers.Count; i++)
        {
            if (officers[(first + i) % officers.Count] is var officer && officer.IsThere(date))
            {
                return officer;
            }
        }

        return officers[first];
    }

    /// <summary>The officer of a name; a new one when nobody here has it.</summary>
    public Officer Named(string user) => officers.Find(o => o.User == user) ?? Hire(user);

    public void Wait(Request request) =>
        waiting.Enqueue(
            request,
            (request.Task.Due ?? request.Dossier.State.LawfulDue ?? LocalDateTime.MaxIsoValue, order++)
        );

    /// <summary>Gives waiting tasks to officers with room on the desk; the rest waits on.</summary>
    public IEnumerable<Request> Dispatch(LocalDateTime now)
    {
        List<(Request, (LocalDateTime, int))>? unsuited = null;
        while (waiting.TryPeek(out var request, out var place))
        {
            if (request.Over)
            {
                waiting.Dequeue();
                continue;
            }

            if (!Room(now.Date))
            {
                break;
            }

            waiting.Dequeue();
            if (Free(request, now.Date) is { } officer)
            {
                request.Officer = officer;
                officer.Holds++;
                yield return request;
            }
            else
            {
                (unsuited ??= []).Add((request, place));
            }
        }

        foreach (var (request, place) in unsuited ?? [])
        {
            waiting.Enqueue(request, place);
        }
    }

    private bool Room(LocalDate date)
    {
        foreach (var officer in officers)
        {
            if (officer.Holds < settings.Desk && officer.IsThere(date))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whoever is there, has room, holds least and did not do what the step's four eyes exclude.</summary>
    private Officer? Free(Request request, LocalDate date)
    {
        Officer? best = null;
        var everybodyIsBarred = true;
        foreach (var officer in officers)
        {
            if (request.Dossier.Bars(request.Task, officer.User))
            {
                continue;
            }

            everybodyIsBarred = false;
            if (officer.Holds < settings.Desk && officer.Holds < (best?.Holds ?? int.MaxValue) && officer.IsThere(date))
            {
                best = officer;
            }
        }

        // A unit so small that everybody had a hand in it borrows somebody.
        return everybodyIsBarred ? Hire($"{unit}.{role}.{line}{officers.Count + 1}") : best;
    }

    private Officer Hire(string user)
    {
        var officer = new Officer(new Actor(user, [new Grant(unit, role)]), calendar, settings);
        officers.Add(officer);
        return officer;
    }
}
