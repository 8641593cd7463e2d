using CsCheck;
using RedStation.Contracts.Stations;
using RedStation.Domain.Operations;
using RedStation.Domain.Stations;

namespace RedStation.Tests.Domain.Stations;

public sealed class ReportLogTests
{
    [Fact]
    public void With_AnyReports_RemembersTheLatestThatChangedSomethingAndNoMoreThanItMay() => Gen.Int[0, 2].Array[0, 80].Sample(reports =>
    {
        var log = new ReportLog();
        foreach (var (applied, number) in reports.Select((applied, number) => (applied, number)))
        {
            log = log.With(Report(number, applied));
            Assert.Equal(ReplayStatus.Answered, log.Find(new($"op-{number}", []), "body", out _));
            RecordedReport[] waiting = [.. log.Waiting];
            log = waiting.Length < ReportLog.Batch ? log : log.Keep(waiting);
        }

        Assert.InRange(log.Entries.Length, 0, ReportLog.Capacity);
        var latest = reports.Select((applied, number) => (applied, number)).Where(report => report.applied > 0).TakeLast(ReportLog.Capacity - 1);
        foreach (var (applied, number) in latest)
        {
            log.Find(new($"op-{number}", []), "body", out var answer);
            Assert.Equal(applied, answer?.Value?.Applied);
        }
    });

    [Fact]
    [Trait("Case", "R4")]
    public void With_TableTakesNothing_ForgetsNoReportThatChangedSomething() => Gen.Int[0, 1].Array[0, 80].Sample(reports =>
    {
        var log = reports.Select((applied, number) => Report(number, applied)).Aggregate(new ReportLog(), (next, report) => next.With(report));

        Assert.Equal(
            reports.Select((applied, number) => (applied, number)).Where(report => report.applied > 0).Select(report => $"op-{report.number}"),
            log.Waiting.Select(report => report.Id));
    });

    [Fact]
    [Trait("Case", "R4")]
    public void Find_WhatTheTableKnows_IsTheFirstAnswerForADay()
    {
        var at = new DateTimeOffset(2026, 11, 24, 4, 0, 0, TimeSpan.Zero);
        var known = (Report(7, 1) with { At = at }).ToOperation();

        var log = new ReportLog().Recollect(known, at.AddHours(23));
        Assert.Equal(ReplayStatus.Answered, log.Find(new("op-7", []), "body", out var first));
        Assert.Equal(1, first?.Value?.Applied);
        Assert.Equal(ReplayStatus.New, log.Find(new("op-7", []), "other", out _));
        Assert.Equal(ReplayStatus.TooOld, log.Recollect(known, at.AddHours(24)).Find(new("op-7", []), "body", out _));
        Assert.Equal(ReplayStatus.New, log.Recollect(null, at).Find(new("op-7", []), "body", out _));
    }

    [Fact]
    public void Find_RefusedUnknownOrOtherBody_SaysSo()
    {
        var log = new ReportLog().With(new RecordedReport("op", "body", null, StationRefusal.PortNotFound));

        Assert.Equal(ReplayStatus.Answered, log.Find(new("op", []), "body", out var first));
        Assert.Equal(StationRefusal.PortNotFound, first?.Refusal);
        Assert.Equal(ReplayStatus.Reused, log.Find(new("op", []), "other", out _));
        Assert.Equal(ReplayStatus.New, log.Find(new("op-2", []), "body", out _));
    }

    private static RecordedReport Report(int number, int applied) => new($"op-{number}", "body", new PortReportResult(applied, 0, 0, number), null);
}
