using RedStation.Tests.Cluster.Chaos.Recording;
using RedStation.Tests.Cluster.Histories;
using RedStation.Tests.Cluster.Histories.Models;

namespace RedStation.Tests.Cluster.Chaos.Judging;

/// <summary>The history of each case that its reporter was told of.</summary>
public static class CaseHistories
{
    /// <summary>The cases that somebody was told of, by their reports.</summary>
    public static IEnumerable<(string Id, Recorded Report)> Reported(IReadOnlyList<Recorded> records) => records
        .Where(record => record is { Command: Command.ReportCase, IsGranted: true })
        .Select(record => ((string)record.Reply!.Body!["id"]!, record));

    /// <summary>The history of every one.</summary>
    public static IEnumerable<(string Name, IReadOnlyList<Operation<CaseCall>> History)> Of(IReadOnlyList<Recorded> records)
    {
        var later = records.ToLookup(record => record.Command switch
        {
            Command.ActOnCase act => act.Case,
            Command.ReadCase read => read.Case,
            _ => null,
        });
        return Reported(records).Select(one => (
            $"case {one.Id}",
            later[one.Id].SelectMany(Of)
                .Prepend(one.Report.Answered<CaseCall>(new CaseCall.Reported(((Command.ReportCase)one.Report.Command).Rider)))
                .Numbered()));
    }

    private static IEnumerable<Operation<CaseCall>> Of(Recorded record) => record.Command switch
    {
        Command.ActOnCase act =>
            record.Outcomes<CaseCall>(new CaseCall.Acted(act.Verb, act.By), code => new CaseCall.Refused(act.Verb, act.By, code)),
        _ when record.IsGranted =>
            [record.Answered<CaseCall>(new CaseCall.Read((string)record.Reply!.Body!["status"]!, (int)record.Reply.Body["reporterCount"]!))],
        _ => [],
    };
}
