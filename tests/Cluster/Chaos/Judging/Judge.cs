using RedStation.Tests.Cluster.Chaos.Recording;
using RedStation.Tests.Cluster.Histories;
using RedStation.Tests.Cluster.Histories.Models;

namespace RedStation.Tests.Cluster.Chaos.Judging;

/// <summary>Checks the histories of a run, object by object.</summary>
public sealed class Judge(IReadOnlyList<Recorded> records, ChaosClock clock, TimeSpan silenceLimit)
{
    private readonly List<string> findings = [];

    /// <summary>How many histories were checked, and of how many operations.</summary>
    public (int Histories, int Operations) Checked { get; private set; }

    /// <summary>Every history that nothing explains, or about which nothing could be decided, with the smallest found.</summary>
    public IReadOnlyList<string> Find(IReadOnlyList<string> stations, int ports, IReadOnlyList<string> riders, IReadOnlyList<string> tasks)
    {
        var silence = (long)silenceLimit.TotalMilliseconds;
        foreach (var station in stations)
        {
            for (var port = 1; port <= ports; port++)
            {
                Check($"port {port} of {station}", new PortModel(silence), PortHistories.Of(records, clock, station, port));
            }
        }

        var (reservations, active, wallets) =
            (new ReservationHistories(records, clock), new ActiveTaskHistories(records), new WalletHistories(records, clock));
        foreach (var rider in riders)
        {
            Check($"reservation of {rider}", new HoldingModel(), reservations.Of(rider));
            Check($"task of {rider}", new HoldingModel(), active.Of(rider));
            Check($"wallet of {rider}", new WalletModel(), wallets.Of(rider));
        }

        foreach (var task in tasks)
        {
            Check($"task {task}", new TaskModel(Operation<TaskCall>.Never - ServerClock.Error), TaskHistories.Of(records, clock, task));
        }

        foreach (var (name, history) in CredentialHistories.Of(records, clock))
        {
            Check(name, new CredentialModel(), history);
        }

        foreach (var (name, history) in RedemptionHistories.Of(records, clock))
        {
            Check(name, new RedemptionModel(), history);
        }

        foreach (var (name, history) in CaseHistories.Of(records))
        {
            Check(name, new CaseModel(), history);
        }

        Check($"stock of {ChaosShop.Scarce}", new StockModel(), new StockHistories(records, clock).Of(ChaosShop.Scarce));
        return findings;
    }

    private void Check<TState, TCall>(string name, ISequentialModel<TState, TCall> model, IReadOnlyList<Operation<TCall>> history)
        where TState : notnull
    {
        Checked = (Checked.Histories + 1, Checked.Operations + history.Count);
        var checker = new LinearizabilityChecker<TState, TCall>(model);
        var verdict = checker.Check(history);
        if (verdict.Outcome != Outcome.Linearizable)
        {
            var smallest = verdict.Outcome == Outcome.Violated
                ? new HistoryShrinker<TState, TCall>(checker).Shrink(history, verdict)
                : history;
            findings.Add(HistoryText.Of(name, verdict, smallest, history.Count));
        }
    }
}
