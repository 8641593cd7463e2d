using RedStation.Grains.Ledger;
using RedStation.Grains.Partners;
using RedStation.Storage.Documents;
using RedStation.Storage.Ledger.Log;

namespace RedStation.Storage.Ledger;

/// <summary>Registers the ledger.</summary>
public static class LedgerServices
{
    /// <summary>The ledger, its audit and its public log.</summary>
    public static IServiceCollection AddLedger(this IServiceCollection services) => services
        .AddSingleton<SqlLedger>()
        .AddSingleton<ILedger>(provider => provider.GetRequiredService<SqlLedger>())
        .AddSingleton<ITimePoolBalances, TimePoolBalances>()
        .AddSingleton<LedgerAudit>()
        .AddSingleton<LedgerSequencer>()
        .AddSingleton<EarlierLedgerHeads>();

    /// <summary>What accounts have and the log says, for every process; and the key that signs it.</summary>
    public static IServiceCollection AddLedgerQueries(this IServiceCollection services) => services
        .AddSingleton<DocumentKeys>()
        .AddSingleton<LedgerQueries>()
        .AddSingleton<LedgerLogQueries>()
        .AddSingleton<LedgerHeads>()
        .AddSingleton<LedgerSigningKey>();
}
