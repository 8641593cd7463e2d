using System.Text;
using RedStation.Domain;
using RedStation.Domain.Ledger;
using RedStation.Domain.Signing;
using RedStation.Storage.Ledger;
using RedStation.Storage.Ledger.Log;

namespace RedStation.Api.Ledger;

/// <summary>Makes a month's statement and signs it.</summary>
internal sealed class StatementSigner(LedgerQueries ledger, LedgerHeads heads, LedgerSigningKey signing, TimeProvider clock)
{
    /// <summary>The signature's header <c>typ</c>.</summary>
    private const string Type = "wallet-statement+jwt";

    /// <summary>Far above what a rider does in a month.</summary>
    private const int MostMovements = 20_000;

    /// <summary>The statement of the month that begins on a day, in China's time.</summary>
    public async Task<SignedStatementWire> Sign(string riderId, DateOnly month)
    {
        var (from, to) = (ChinaTime.StartOf(month), ChinaTime.StartOf(month.AddMonths(1)));
        var statement = await ledger.Statement(LedgerAccounts.Rider(riderId), from, to, MostMovements);
        var text = StatementText.Of(riderId, month, from, to, clock.GetUtcNow(), statement);
        await heads.RegisterKey();
        return new SignedStatementWire(text, CompactJws.Sign(Type, Encoding.UTF8.GetBytes(text), signing.Key));
    }
}
