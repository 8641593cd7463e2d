using CsCheck;
using RedStation.Contracts.Riders;
using RedStation.Domain.Operations;

namespace RedStation.Tests.Domain.Operations;

public sealed class OperationLogTests
{
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
            var expected = !first.TryGetValue(id, out var known) ? Recall.New : known == body ? Recall.Answered : Recall.Reused;
            Assert.Equal(expected, recall);
            Assert.Equal(expected == Recall.Answered ? $"{id}/{body}" : null, answer?.DisplayName);
            if (recall == Recall.New)
            {
                log = log.With($"op-{id}", $"{body}", new RiderName($"{id}/{body}"), granted);
                first[id] = body;
            }
        }
    });

    [Fact]
    public void With_Full_ForgetsRefusalsFirstThenTheOldest() => Gen.Bool.Array[0, 300].Sample(grants =>
    {
        var log = new OperationLog();
        foreach (var (granted, number) in grants.Select((granted, number) => (granted, number)))
        {
            log = log.With($"op-{number}", "", new RiderName(""), granted);
        }

        Assert.InRange(log.Entries.Length, 0, OperationLog.Capacity);
        var lastGrants = grants.Select((granted, number) => (granted, number)).Where(pair => pair.granted).Select(pair => $"op-{pair.number}")
            .TakeLast(OperationLog.Capacity - 1);
        Assert.All(lastGrants, id => Assert.Contains(log.Entries, entry => entry.Id == id));
    });

    [Fact]
    public void Amend_AnAnswerThatWasNeverGiven_ReplacesItUnderTheSameBody()
    {
        var log = new OperationLog().With("op", "body", new RiderName("granted"), granted: true);

        var amended = log.Amend("op", new RiderName("refused"), granted: false);

        Assert.Equal(Recall.Answered, amended.Find<RiderName>("op", "body", out var answer));
        Assert.Equal("refused", answer?.DisplayName);
        Assert.Equal(Recall.Reused, amended.Find<RiderName>("op", "other", out _));
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
