using RedStation.Grains.Ledger;

namespace RedStation.Silo.Ledger;

/// <summary>Registers the ledger.</summary>
internal static class LedgerServices
{
    /// <summary>The ledger, its audit, and the hourly run of that.</summary>
    public static IServiceCollection AddLedger(this IServiceCollection services) => services
        .AddSingleton<ILedger, SqlLedger>()
        .AddSingleton<LedgerAudit>()
        .AddHostedService<LedgerWatch>();
}
