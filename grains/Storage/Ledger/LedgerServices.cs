using RedStation.Grains.Ledger;

namespace RedStation.Storage.Ledger;

/// <summary>Registers the ledger.</summary>
public static class LedgerServices
{
    /// <summary>The ledger and its audit.</summary>
    public static IServiceCollection AddLedger(this IServiceCollection services) => services
        .AddSingleton<ILedger, SqlLedger>()
        .AddSingleton<LedgerAudit>();
}
