using Bpm.Engine.Dossiers;
using Bpm.Server.Storage;
using Bpm.Server.Tests.Storage.Harness;
using NodaTime;

namespace Bpm.Server.Tests.Storage;

/// <summary>What rows say about a state.</summary>
public sealed class ProjectionTests
{
    private static readonly ProjectionFacts Facts = new(Requests.Publication, Requests.Calendars);
    private static readonly Instant Opened = Instant.FromUtc(2026, 3, 2, 2, 0);

    private static readonly OfficerTask Appraise = new(
        "appraise.1",
        "appraise",
        1,
        null,
        "land",
        "specialist",
        "nghe-an",
        Opened,
        null,
        null
    )
    {
        Assignee = "xl1",
        Due = new LocalDateTime(2026, 3, 5, 9, 0),
        OriginalDue = new LocalDateTime(2026, 3, 5, 9, 0),
    };

    private static readonly Dossier State = Dossier.None with
    {
        Status = BusinessStatus.InProcess,
        Code = "H41.X-260302-0001",
        Procedure = "local.test",
        CommittedDue = new LocalDateTime(2026, 3, 16, 17, 30),
        StatutoryDue = new LocalDateTime(2026, 3, 20, 17, 30),
        Tasks = [Appraise],
    };

    [Fact]
    public void A_task_row_carries_due_allowance_and_the_earlier_promise_in_wall_minutes()
    {
        var row = Projection.Tasks("d1", State, Facts).ShouldHaveSingleItem();
        row.Id.ShouldBe("d1.appraise.1");
        row.StepKind.ShouldBe("work");
        row.Due.ShouldBe(WallMinutes.Of(new LocalDateTime(2026, 3, 5, 9, 0)));
        row.SortDue.ShouldBe(row.Due!.Value);
        row.Allowance.ShouldBe(3 * 480);
        WallMinutes.ToLocal(row.Promise!.Value).ShouldBe(new LocalDateTime(2026, 3, 16, 17, 30));
        row.OpenedAt.ShouldBe(Opened.ToUnixTimeMilliseconds());
    }

    [Fact]
    public void A_paused_task_keeps_its_due_and_sorts_last()
    {
        var paused = State with
        {
            Tasks = [Appraise with { State = TaskState.Paused, Pauses = [new TaskPause("supplement", Opened, null)] }],
        };
        var row = Projection.Tasks("d1", paused, Facts).ShouldHaveSingleItem();
        row.Paused.ShouldBeTrue();
        row.PauseGround.ShouldBe("supplement");
        row.Due.ShouldNotBeNull();
        row.SortDue.ShouldBe(WallMinutes.Paused);
    }

    [Fact]
    public void A_task_without_a_due_sorts_last_and_a_done_one_is_no_row()
    {
        var undated = State with { Tasks = [Appraise with { Due = null, OriginalDue = null }] };
        var row = Projection.Tasks("d1", undated, Facts).ShouldHaveSingleItem();
        row.SortDue.ShouldBe(WallMinutes.FarFuture);
        row.Allowance.ShouldBeNull();
        Projection
            .Tasks("d1", State with { Tasks = [Appraise with { State = TaskState.Done }] }, Facts)
            .ShouldBeEmpty();
    }

    [Fact]
    public void Whoever_had_has_or_may_take_a_changed_task_is_told()
    {
        var before = Projection.Tasks("d1", State, Facts);
        var handedOn = State with { Tasks = [Appraise with { Assignee = "xl2" }] };
        var gone = State with
        {
            Tasks =
            [
                Appraise with
                {
                    State = TaskState.Done,
                },
                Appraise with
                {
                    Id = "sign.1",
                    Step = "sign",
                    Role = "leader",
                    Assignee = null,
                },
            ],
        };
        Topics(handedOn).ShouldBe(["d:H41.X-260302-0001", "o:land:specialist", "u:xl1", "u:xl2"]);
        Topics(gone).ShouldBe(["d:H41.X-260302-0001", "o:land:leader", "o:land:specialist", "u:xl1"]);
        Topics(State).ShouldBe(["d:H41.X-260302-0001"], "nothing changed for anybody's inbox");
        Projection.Topics([], [], null, []).ShouldBeEmpty();

        IReadOnlyList<string> Topics(Dossier after) =>
            Projection.Topics(before, Projection.Tasks("d1", after, Facts), after.Code, []);
    }

    [Theory]
    [InlineData("Nguyễn Đình  Đỗ", "nguyen dinh do")]
    [InlineData(" H41.Land-260302-0001 ", "h41 land 260302 0001")]
    [InlineData("Đỗ Đức Đỗ", "do duc")]
    [InlineData("%_\"'", "")]
    [InlineData("", "")]
    public void Search_folds_marks_and_case_and_keeps_each_word_once(string text, string words) =>
        SearchText.Words(text).ShouldBe(words);

    [Fact]
    public void Wall_minutes_go_there_and_back()
    {
        var moment = new LocalDateTime(2026, 3, 2, 17, 29);
        WallMinutes.ToLocal(WallMinutes.Of(moment)).ShouldBe(moment);
        WallMinutes.Of(new LocalDateTime(1970, 1, 1, 0, 1)).ShouldBe(1);
        WallMinutes.Of(new LocalDateTime(1969, 12, 31, 23, 59)).ShouldBe(-1);
        WallMinutes.Paused.ShouldBeLessThan(1L << 53);
        WallMinutes.DayOf(WallMinutes.Paused).ShouldBe(WallMinutes.DayOf(WallMinutes.FarFuture) + 1);
    }
}
