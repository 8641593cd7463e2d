using System.Security.Cryptography;
using System.Text;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using RedStation.Domain.Ledger;
using RedStation.Domain.Ledger.Log;
using RedStation.Domain.Signing;
using RedStation.Silo.Ledger;
using RedStation.Storage.Databases;
using RedStation.Storage.Documents;
using RedStation.Storage.Ledger;
using RedStation.Storage.Ledger.Log;
using RedStation.Tests.Grains.Storage;

namespace RedStation.Tests.Grains.Ledger;

/// <summary>A database whose heads a version before has signed in its own form, opened by this one.</summary>
public abstract class EarlierLedgerHeadsTests : IDisposable
{
    private const long At = 1_780_000_000_000;

    private readonly TestDatabase store;
    private readonly TemporaryFolder folder = new();
    private readonly ECDsa gone = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly LedgerSigningKey signing;
    private readonly DocumentKeys keys;
    private readonly LedgerHeads heads;
    private readonly LedgerLogQueries log;

    /// <summary>Opens it.</summary>
    protected EarlierLedgerHeadsTests(TestDatabase store)
    {
        this.store = store;
        signing = new LedgerSigningKey(new DataFolder(folder.Path));
        keys = new DocumentKeys(store.Database, TimeProvider.System);
        heads = new LedgerHeads(store.Database, signing, keys, TimeProvider.System);
        log = new LedgerLogQueries(store.Database);
    }

    [Fact]
    public async Task Keeper_OfThisVersion_SignsAnewWhatWasSigned_AndTheLogIsFoundRight()
    {
        await Book(2);
        await AddKey();
        var roots = new List<byte[]>();
        for (var size = 1; size <= 2; size++)
        {
            roots.Add(await store.Database.Read(connection => new LedgerNodes(connection, sql: null).Root(size)));
            await AddHead(size, roots[^1], Signature(size, roots[^1]));
        }

        using var keeper = new LedgerLogKeeper(
            new LedgerSequencer(store.Database), heads, Earlier, new SqlLedger(store.Database, TimeProvider.System), new SingleProcessLock(),
            TimeProvider.System, NullLogger<LedgerLogKeeper>.Instance);
        await keeper.StartAsync(TestContext.Current.CancellationToken);
        // The keeper signs the newest size itself as soon as all earlier ones are done.
        await Until.True(async () => (await log.Find(2))?.At > At, "the keeper's own head");
        await keeper.StopAsync(TestContext.Current.CancellationToken);

        var first = (await log.Find(1))!;
        Assert.Equal((At, Convert.ToHexString(roots[0])), (first.At, Convert.ToHexString(first.Root)));
        Assert.True(first.ReadSignature()!.IsSignedBy(signing.Key));
        // The key of the heads before stays published, though nobody signs with it any more.
        Assert.Equal([Jwk.Of(gone), Jwk.Of(signing.Key)], (await Published()).OrderBy(key => key == Jwk.Of(signing.Key)));
        Assert.Empty(await Verify());
    }

    [Fact]
    public async Task Head_WhoseSignatureIsWrong_IsNotVouchedForAgain()
    {
        await AddKey();
        var root = SHA256.HashData([1]);
        await AddHead(1, root, Signature(1, SHA256.HashData([2])));
        await AddHead(2, root, Signature(2, root));
        await AddHead(3, root, Signature(3, root), keyId: "unknown");

        Assert.Equal([1L, 3L], await Earlier.SignAnew(TestContext.Current.CancellationToken));

        Assert.Equal([2L], (await log.Heads(0, 10)).Select(head => head.Size));
    }

    [Fact]
    public async Task SignAnew_ManyHeads_SignsEachOnce()
    {
        await AddKey();
        var root = SHA256.HashData([1]);
        for (var size = 1; size <= 201; size++)
        {
            await AddHead(size, root, Signature(size, root));
        }

        Assert.Empty(await Earlier.SignAnew(TestContext.Current.CancellationToken));
        var signed = (await log.Heads(0, 1_000)).ToList();
        Assert.Empty(await Earlier.SignAnew(TestContext.Current.CancellationToken));

        Assert.Equal(Enumerable.Range(1, 201).Select(size => (long)size), signed.Select(head => head.Size));
        Assert.Equal(signed.Select(head => head.Signature), (await log.Heads(0, 1_000)).Select(head => head.Signature));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        signing.Dispose();
        gone.Dispose();
        folder.Dispose();
        store.Dispose();
        GC.SuppressFinalize(this);
    }

    private EarlierLedgerHeads Earlier => new(store.Database, signing, heads, keys);

    private string KeyId => Convert.ToHexStringLower(SHA256.HashData(gone.ExportSubjectPublicKeyInfo()))[..16];

    /// <summary>As versions before signed.</summary>
    private byte[] Signature(long size, byte[] root) => gone.SignData(
        Encoding.UTF8.GetBytes($$"""{"at":{{At}},"root":"{{Convert.ToHexStringLower(root)}}","size":{{size}}}"""), HashAlgorithmName.SHA256);

    private Task<int> AddKey() => store.Database.WriteRows((connection, sql) => connection.ExecuteAsync(
        "INSERT INTO ledger_keys (key_id, public_key, at) VALUES (@KeyId, @PublicKey, @At)",
        new { KeyId, PublicKey = gone.ExportSubjectPublicKeyInfo(), At }, sql));

    private Task<int> AddHead(long size, byte[] root, byte[] signature, string? keyId = null) => store.Database.WriteRows((connection, sql) =>
        connection.ExecuteAsync(
            "INSERT INTO ledger_heads (size, root, at, key_id, signature) VALUES (@Size, @Root, @At, @KeyId, @Signature)",
            new { Size = size, Root = root, At, KeyId = keyId ?? KeyId, Signature = signature }, sql));

    private async Task Book(int count)
    {
        var ledger = new SqlLedger(store.Database, TimeProvider.System);
        for (var number = 1; number <= count; number++)
        {
            await ledger.Post(LedgerTransfers.Move(
                $"m{number}", "test", "x", DateTimeOffset.FromUnixTimeMilliseconds(At), LedgerAccounts.Issuance, LedgerAccounts.Rider("r"),
                LedgerUnit.Points, number));
        }

        await new LedgerSequencer(store.Database).SequenceNext(count);
    }

    private async Task<IEnumerable<Jwk>> Published() => (await keys.All()).Select(key => Jwk.Of(key.X, key.Y));

    private async Task<IReadOnlyList<string>> Verify()
    {
        using var verifier = new LedgerVerifier([Jwk.Of(signing.Key).Kid]);
        verifier.Read(new LedgerExportLine { Format = LedgerExportLine.FormatName }.ToJson());
        foreach (var key in await Published())
        {
            verifier.Read(new LedgerExportLine { Key = key }.ToJson());
        }

        var leaves = await log.Leaves(0, 10);
        foreach (var leaf in leaves)
        {
            verifier.Read(new LedgerExportLine { Leaf = leaf }.ToJson());
            verifier.Read(new LedgerExportLine { Head = ExportedHead.Of((await log.Find(leaf.Number))!) }.ToJson());
        }

        verifier.Read(new LedgerExportLine { End = leaves.Length }.ToJson());
        return verifier.Finish();
    }

    /// <summary>On the embedded database.</summary>
    public sealed class OnSqlite() : EarlierLedgerHeadsTests(new SqliteTestDatabase());

    /// <summary>On PostgreSQL.</summary>
    [Collection(PostgresCollection.Name)]
    public sealed class OnPostgres(MigratedPostgresFixture stores) : EarlierLedgerHeadsTests(stores.New());
}
