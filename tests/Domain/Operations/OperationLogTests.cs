using CsCheck;
using RedStation.Contracts.Profiles;
using RedStation.Domain.Operations;

namespace RedStation.Tests.Domain.Operations;

public sealed class OperationLogTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 24, 4, 0, 0, TimeSpan.Zero);

    private static readonly Gen<(int Id, int Body, bool Granted)[]> Commands =
        Gen.Select(Gen.Int[0, 40], Gen.Int[0, 2], Gen.Bool).Array[0, 200];

    [Fact]
    public void Find_WhateverWasRemembered_GivesTheFirstAnswerOrNotices() => Commands.Sample(commands =>
    {
        var log = new OperationLog();
        var first = new Dictionary<int, int>();
        foreach (var (id, body, granted) in commands)
        {
            var recall = log.Find<RiderName>($"op-{id}", $"{body}", out var answer);
            var expected = !first.TryGetValue(id, out var known) ? ReplayStatus.New : known == body ? ReplayStatus.Answered : ReplayStatus.Reused;
            Assert.Equal(expected, recall);
            Assert.Equal(expected == ReplayStatus.Answered ? $"{id}/{body}" : null, answer?.DisplayName);
            if (recall == ReplayStatus.New)
            {
                log = log.With($"op-{id}", $"{body}", new RiderName($"{id}/{body}"), granted);
                first[id] = body;
            }
        }
    });

    /// <summary>
    /// Commands in any order, some again and again, the clock going on, answers moving to a table at any moment and memory being lost: who asks
    /// within the day hears the first answer, and who asks later is refused.
    /// </summary>
    [Fact]
    [Trait("Case", "R4")]
    public void Find_WhereverAnswersWereMoved_IsTheFirstAnswerForADayAndThenTooOld() =>
        Gen.Select(Gen.Int[0, 20], Gen.Int[0, 2], Gen.Int[0, 3], Gen.Int[0, 400]).Array[0, 120].Sample(steps =>
        {
            var (log, now) = (new OperationLog(), Start);
            var table = new Dictionary<string, RecordedOperation>();
            var first = new Dictionary<string, (int Body, DateTimeOffset At)>();
            foreach (var (command, body, move, minutes) in steps)
            {
                now += TimeSpan.FromMinutes(minutes);
                var id = $"op-{command}";
                log = log.Recollect(log.Entry(id) ?? table.GetValueOrDefault(id), now);

                var recall = log.Find<RiderName>(id, $"{body}", out var answer);

                var expected = !first.TryGetValue(id, out var known) ? ReplayStatus.New
                    : now - known.At >= OperationLog.AnswerLife ? ReplayStatus.TooOld
                    : known.Body == body ? ReplayStatus.Answered : ReplayStatus.Reused;
                Assert.Equal(expected, recall);
                Assert.Equal(expected == ReplayStatus.Answered ? $"{id}/{body}" : null, answer?.DisplayName);
                if (recall == ReplayStatus.New)
                {
                    log = log.With(id, $"{body}", new RiderName($"{id}/{body}"), granted: true).Stamp(now);
                    first[id] = (body, now);
                }

                if (move == 0)
                {
                    RecordedOperation[] kept = [.. log.Entries];
                    Array.ForEach(kept, operation => table.TryAdd(operation.Id, operation));
                    // A crash between the table and the record leaves them in both.
                    log = minutes % 2 == 0 ? new OperationLog { Entries = log.Entries } : log.Without(kept);
                }
            }
        });

    [Fact]
    [Trait("Case", "R4")]
    public void Find_AnswerThatIsGoneFromTheTable_IsRefusedAndNeverNew()
    {
        var gone = new RecordedOperation("op", "body", "", true) { At = Start };

        Assert.Equal(
            ReplayStatus.TooOld, new OperationLog().Recollect(gone, Start + OperationLog.AnswerLife).Find<RiderName>("op", "body", out _));
        Assert.NotEqual(ReplayStatus.New, new OperationLog().Recollect(gone, Start).Find<RiderName>("op", "body", out _));
    }

    [Fact]
    public void Stamp_RecordOfBefore_CountsFromNow()
    {
        var log = new OperationLog { Entries = [new("old", "", "{}", true), new("new", "", "{}", true) { At = Start }] };

        Assert.Equal([Start.AddDays(1), Start], log.Stamp(Start.AddDays(1)).Entries.Select(entry => entry.At!.Value));
    }

    [Fact]
    public void Amend_AnAnswerThatWasNeverGiven_ReplacesItUnderTheSameBody()
    {
        var log = new OperationLog().With("op", "body", new RiderName("granted"), granted: true);

        var amended = log.Amend("op", new RiderName("refused"), granted: false);

        Assert.Equal(ReplayStatus.Answered, amended.Find<RiderName>("op", "body", out var answer));
        Assert.Equal("refused", answer?.DisplayName);
        Assert.Equal(ReplayStatus.Reused, amended.Find<RiderName>("op", "other", out _));
        Assert.Same(log, log.Amend("unknown", new RiderName(""), granted: false));
    }

    [Fact]
    public void Fingerprint_AnotherNameOrBody_IsAnother()
    {
        Assert.Equal(Fingerprint.Of("a", new RiderName("x")), Fingerprint.Of("a", new RiderName("x")));
        Assert.NotEqual(Fingerprint.Of("a", new RiderName("x")), Fingerprint.Of("a", new RiderName("y")));
        Assert.NotEqual(Fingerprint.Of("a", new RiderName("x")), Fingerprint.Of("b", new RiderName("x")));
    }
}
