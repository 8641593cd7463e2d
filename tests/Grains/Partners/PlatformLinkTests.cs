using Microsoft.Extensions.Time.Testing;
using RedStation.Domain.Partners;
using RedStation.Storage.Partners;
using RedStation.Tests.Grains.Storage;

namespace RedStation.Tests.Grains.Partners;

/// <summary>Platforms and riders' links to them as tables: who is linked, by which name, and what ends it.</summary>
public abstract class PlatformLinkTests : IDisposable
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 30, 4, 0, 0, TimeSpan.Zero));
    private readonly TestDatabase database;
    private readonly PlatformStore platforms;
    private readonly PlatformLinkStore links;

    protected PlatformLinkTests(Func<TestDatabase> newStore)
    {
        database = newStore();
        platforms = new PlatformStore(database.Database);
        links = new PlatformLinkStore(database.Database, platforms, clock);
    }

    [Fact]
    public async Task Rider_IsLinked_WhenThePlatformHasConfirmed_ByAnotherNameAtEach()
    {
        await Register("a");
        await Register("b");
        var grant = await links.Consent("a", "r1", [PlatformScopes.Duty]);
        Assert.Empty(await links.LinksOf("r1"));
        Assert.Null(await links.OfGrant(grant));

        var first = (await links.Confirmed(grant))!;
        var second = await Linked("b", "r1");
        var other = await Linked("a", "r2");

        Assert.Equal([first.Pseudonym, second.Pseudonym], (await links.LinksOf("r1")).Select(link => link.Pseudonym));
        Assert.Equal(3, new[] { first, second, other }.Select(link => link.Pseudonym).Distinct().Count());
        Assert.Matches("^[0-9a-f]{32}$", first.Pseudonym);
        Assert.Equal("r1", (await links.FindLink("a", first.Pseudonym))!.RiderId);
        Assert.Null(await links.FindLink("b", first.Pseudonym));
    }

    [Fact]
    public async Task Unlinking_EndsTheNameForGood_AndTheGrants()
    {
        await Register("a");
        var grant = await links.Consent("a", "r1", [PlatformScopes.Duty]);
        var before = (await links.Confirmed(grant))!;

        Assert.True(await links.Unlink("a", "r1"));
        Assert.False(await links.Unlink("a", "r1"));

        Assert.Null(await links.OfGrant(grant));
        Assert.Null(await links.Confirmed(grant));
        Assert.Null(await links.FindLink("a", before.Pseudonym));
        Assert.Empty(await links.AllOf("r1"));
        Assert.NotEqual(before.Pseudonym, (await Linked("a", "r1")).Pseudonym);
    }

    /// <summary>Agreeing again has effect at once, keeps the name, and ends the tokens of before.</summary>
    [Fact]
    public async Task AgreeingAgain_ChangesTheScopes_NotTheName()
    {
        await Register("a");
        var first = await links.Consent("a", "r1", [PlatformScopes.Duty, PlatformScopes.Orders]);
        var before = (await links.Confirmed(first))!;
        clock.Advance(TimeSpan.FromDays(1));

        var second = await links.Consent("a", "r1", [PlatformScopes.Duty]);

        Assert.Null(await links.OfGrant(first));
        Assert.Equal(
            (before.Pseudonym, before.LinkedAt, "duty"), await links.OfGrant(second) is { } now
                ? (now.Pseudonym, now.LinkedAt, string.Join(' ', now.Scopes)) : default);
        await links.EndGrant(second);
        Assert.Null(await links.OfGrant(second));
        Assert.Single(await links.LinksOf("r1"));
    }

    [Fact]
    public async Task WhatNoPlatformConfirms_IsForgotten()
    {
        await Register("a");
        var grant = await links.Consent("a", "r1", [PlatformScopes.Duty]);
        clock.Advance(TimeSpan.FromMinutes(10));
        await links.Consent("a", "r2", [PlatformScopes.Duty]);

        Assert.Null(await links.Confirmed(grant));
    }

    [Fact]
    public async Task Suspended_IsLinkedToNobody_UntilItTakesPartAgain()
    {
        await Register("a");
        var grant = await links.Consent("a", "r1", [PlatformScopes.Duty]);
        var link = (await links.Confirmed(grant))!;
        await platforms.SetStatus("a", PlatformStatus.Suspended);

        Assert.Empty(await links.LinksOf("r1"));
        Assert.Null(await links.FindLink("a", link.Pseudonym));
        Assert.Null(await links.OfGrant(grant));
        Assert.Single(await links.AllOf("r1"));
        Assert.Equal(PlatformStatus.Suspended, (await links.Find("a"))!.Status);

        await platforms.SetStatus("a", PlatformStatus.Active);
        Assert.Equal(link.Pseudonym, Assert.Single(await links.LinksOf("r1")).Pseudonym);
    }

    [Fact]
    public async Task Registering_IsOnceForEachOperation_AndASecretLivesADayBesideTheNext()
    {
        var client = Client("a");
        Assert.Equal("a", (await platforms.Add(client, "root 1", "f")).Client?.Platform.Id);
        Assert.Equal("a", (await platforms.Add(Client("b"), "root 1", "f")).Client?.Platform.Id);
        Assert.True((await platforms.Add(Client("b"), "root 1", "other")).OperationReused);

        var until = clock.GetUtcNow().AddDays(1);
        await platforms.Rotate("a", "second", until, "root 2");
        await platforms.Rotate("a", "third", until, "root 2");

        var rotated = (await platforms.Find("a"))!;
        Assert.True(rotated.HasSecret("second", clock.GetUtcNow()) && rotated.HasSecret("hash-a", clock.GetUtcNow()));
        Assert.True(rotated.HasSecret("second", until) && !rotated.HasSecret("hash-a", until) && !rotated.HasSecret("third", until));
        var changed = await platforms.Put(rotated with { Platform = client.Platform with { Name = "美团", EmbedOrigins = ["https://a.example"] } });
        Assert.Equal(("美团", "https://a.example", "second"), (changed!.Platform.Name, changed.Platform.EmbedOrigins[0], changed.SecretHash));
        Assert.Single(await platforms.All());
        Assert.Null(await platforms.SetStatus("nobody", PlatformStatus.Active));
    }

    [Fact]
    public async Task WhatIsUsedOnce_IsUsedOnce_HoweverManyTry()
    {
        var used = new UsedGrantStore(database.Database, clock);
        var until = clock.GetUtcNow().AddMinutes(1);

        var tries = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => used.Use("code", "one", until)));

        Assert.Single(tries, first => first);
        Assert.True(await used.Use("refresh", "one", until));
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(await used.Use("code", "one", until.AddMinutes(2)));
    }

    public void Dispose()
    {
        database.Dispose();
        GC.SuppressFinalize(this);
    }

    private static PlatformClient Client(string id) => new(
        new Platform(
            id, "饿了么", PlatformStatus.Active, ["https://platform.example/back", "https://platform.example/other"], [], null, 100,
            ReadsScores: false, DateTimeOffset.UnixEpoch),
        null, "hash-" + id);

    private async Task Register(string id) => Assert.NotNull((await platforms.Add(Client(id), "root " + id, "f")).Client);

    private async Task<PlatformLink> Linked(string platform, string rider) =>
        (await links.Confirmed(await links.Consent(platform, rider, [PlatformScopes.Duty])))!;

    /// <summary>On the embedded database.</summary>
    public sealed class OnSqlite() : PlatformLinkTests(() => new SqliteTestDatabase());

    /// <summary>On PostgreSQL.</summary>
    [Collection(PostgresCollection.Name)]
    public sealed class OnPostgres(MigratedPostgresFixture stores) : PlatformLinkTests(stores.New);
}
