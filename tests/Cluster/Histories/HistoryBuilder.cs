using RedStation.Tests.Cluster.Histories.Models;

namespace RedStation.Tests.Cluster.Histories;

/// <summary>Histories written by hand.</summary>
public static class HistoryBuilder
{
    /// <summary>How long stations of these histories may be silent.</summary>
    public const long SilenceLimit = 60_000;

    /// <summary>Something that was answered.</summary>
    public static Operation<TCall> Did<TCall>(string process, long invoked, long returned, TCall call) =>
        new(0, process, "", call, invoked, returned);

    /// <summary>Something that was never answered.</summary>
    public static Operation<TCall> Tried<TCall>(string process, long invoked, TCall call) => Did(process, invoked, Operation<TCall>.Never, call);

    /// <summary>Numbers the operations.</summary>
    public static IReadOnlyList<Operation<TCall>> Numbered<TCall>(IEnumerable<Operation<TCall>> history) =>
        [.. history.Select((operation, number) => operation with { Number = number, Id = $"op-{number}" })];

    /// <summary>What comes of a port's history.</summary>
    public static Verdict<PortState, PortCall> Port(params Operation<PortCall>[] history) => Of(new PortModel(SilenceLimit), history);

    /// <summary>What comes of a history of what a rider holds.</summary>
    public static Verdict<Holding, HoldingCall> Holding(params Operation<HoldingCall>[] history) => Of(new HoldingModel(), history);

    /// <summary>What comes of a task's history.</summary>
    public static Verdict<TaskModelState, TaskCall> Task(params Operation<TaskCall>[] history) => Of(new TaskModel(expires: 1_000_000), history);

    /// <summary>What comes of a credential's history.</summary>
    public static Verdict<CredentialUse, CredentialCall> Credential(params Operation<CredentialCall>[] history) => Of(new CredentialModel(), history);

    /// <summary>What comes of the history of a rider's points.</summary>
    public static Verdict<WalletState, WalletCall> Wallet(params Operation<WalletCall>[] history) => Of(new WalletModel(), history);

    /// <summary>What comes of a redemption's history.</summary>
    public static Verdict<RedemptionModelState, RedemptionCall> Redemption(params Operation<RedemptionCall>[] history) =>
        Of(new RedemptionModel(), history);

    /// <summary>What comes of the history of a service's stock.</summary>
    public static Verdict<StockState, StockCall> Stock(params Operation<StockCall>[] history) => Of(new StockModel(), history);

    /// <summary>What comes of a case's history.</summary>
    public static Verdict<CaseModelState, CaseCall> Case(params Operation<CaseCall>[] history) => Of(new CaseModel(), history);

    private static Verdict<TState, TCall> Of<TState, TCall>(ISequentialModel<TState, TCall> model, Operation<TCall>[] history)
        where TState : notnull => new LinearizabilityChecker<TState, TCall>(model).Check(Numbered(history));
}
