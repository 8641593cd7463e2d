using System.Security.Cryptography;
using System.Text;
using RedStation.Domain;
using RedStation.Domain.Ledger;
using RedStation.Domain.Ledger.Log;
using RedStation.Storage.Ledger;
using RedStation.Storage.Ledger.Log;

namespace RedStation.Api.Ledger;

/// <summary>Makes a month's statement and signs it.</summary>
internal sealed class StatementSigner(LedgerQueries ledger, LedgerHeads heads, LedgerSigningKey signing, TimeProvider clock)
{
    /// <summary>Far above what a rider does in a month.</summary>
    private const int MostMovements = 20_000;

    /// <summary>The statement of the month that begins on a day, in China's time.</summary>
    public async Task<SignedStatementWire> Sign(string riderId, DateOnly month)
    {
        var (from, to) = (ChinaTime.StartOf(month), ChinaTime.StartOf(month.AddMonths(1)));
        var statement = await ledger.Statement(LedgerAccounts.Rider(riderId), from, to, MostMovements);
        var text = StatementText.Of(riderId, month, from, to, clock.GetUtcNow(), statement);
        await heads.RegisterKey();
        var signature = signing.Key.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256);
        return new SignedStatementWire(text, LedgerHead.KeyIdOf(signing.Key.ExportSubjectPublicKeyInfo()), Convert.ToBase64String(signature));
    }
}
