using System.Net;
using System.Text.Json.Nodes;
using Dapper;
using RedStation.Domain.Ledger;
using RedStation.Domain.Ledger.Log;
using RedStation.Grains.Ledger;
using RedStation.Storage.Databases;
using RedStation.Storage.Ledger.Log;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Ledger;

/// <summary>Wallets, statements and the public log as clients see them.</summary>
public sealed class LedgerEndpointTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private ILedger Ledger => api.Service<ILedger>();

    [Fact]
    public async Task Wallet_OfSomebodyWhoHasNothing_IsEmpty()
    {
        var wallet = (await Rider("newcomer").Get("/api/v1/riders/me/wallet")).Is(HttpStatusCode.OK).Json;

        Assert.Equal((0, 0, 0, 0), Unit(wallet, "points"));
        Assert.Empty(wallet["holds"]!.AsArray());
        Assert.Empty(wallet["movements"]!["items"]!.AsArray());
        Assert.Null(wallet["movements"]!["next"]);
    }

    [Fact]
    public async Task Wallet_WithAHold_ShowsWhatIsLeftAndWhyAtOnce()
    {
        await Earn("holder", 20);
        await Hold("holder", "holder-hold", 8);

        var wallet = (await Rider("holder").Get("/api/v1/riders/me/wallet")).Is(HttpStatusCode.OK).Json;

        Assert.Equal((20, 8, 12, 0), Unit(wallet, "points"));
        var hold = Assert.Single(wallet["holds"]!.AsArray())!;
        Assert.Equal(("redemption", 8L), ((string?)hold["reason"], (long)hold["amount"]!));
        var movements = wallet["movements"]!["items"]!.AsArray();
        Assert.Equal(
            [(0L, 8L), (20L, 0L)],
            movements.Where(one => (string?)one!["unit"] == "points").Select(one => ((long)one!["amount"]!, (long)one["heldChange"]!)));
    }

    [Fact]
    public async Task Wallet_AfterAReversalOfWhatWasSpent_ShowsTheDebt()
    {
        await Earn("debtor", 10);
        await Ledger.Post(LedgerTransfers.Move(
            "debtor-spends", "redemption", "x", Now, LedgerAccounts.Rider("debtor"), LedgerAccounts.Provider("shop"), LedgerUnit.Points, 7));
        Assert.Null((await Ledger.Execute(LedgerTransfers.Reverse("debtor-undo", "task_rejected", "x", Now, "task-verified:debtor"))).Refusal);

        Assert.Equal((0, 0, 0, 7), Unit((await Rider("debtor").Get("/api/v1/riders/me/wallet")).Is(HttpStatusCode.OK).Json, "points"));
    }

    [Fact]
    public async Task Balance_AtAPastMoment_IsByBookingAndByEffect()
    {
        await Earn("past", 20);
        await Ledger.Post(LedgerTransfers.Move(
            "past-late", "test", "x", Now, LedgerAccounts.Issuance, LedgerAccounts.Rider("past"), LedgerUnit.Points, 5) with
        {
            EffectiveAt = Now.AddDays(-2),
        });
        await Hold("past", "past-hold", 8);
        await Sequenced();

        var then = (await At(Now.AddDays(-1))).Is(HttpStatusCode.OK).Json;
        var now = (await At(Now)).Is(HttpStatusCode.OK).Json;

        Assert.Equal("""{"balance":0,"held":0}""", then["booked"]!["points"]!.ToJsonString());
        Assert.Equal("""{"balance":5,"held":0}""", then["effective"]!["points"]!.ToJsonString());
        Assert.Equal("""{"balance":25,"held":8}""", now["booked"]!["points"]!.ToJsonString());
        Assert.Equal("""{"balance":10,"held":0}""", now["effective"]!["socialMinutes"]!.ToJsonString());
        (await At(Now.AddDays(1))).Refused(HttpStatusCode.BadRequest, "invalid_input");
        const string path = "/api/v1/riders/me/wallet/balance";
        (await Rider("past").Get(path)).Refused(HttpStatusCode.BadRequest, "invalid_input");
        (await Rider("past").Get(path + "?at=yesterday")).Refused(HttpStatusCode.BadRequest, "invalid_input");
        (await api.As("admin", "root").Get(path + "?at=2026-11-01T00:00:00Z")).Refused(HttpStatusCode.Forbidden, "not_allowed");

        Task<Reply> At(DateTimeOffset moment) => Rider("past").Get($"{path}?at={Uri.EscapeDataString(moment.ToString("O"))}");
    }

    [Fact]
    public async Task Movements_ManyPages_AreEachOnceNewestFirst()
    {
        for (var number = 0; number < 7; number++)
        {
            await Ledger.Post(LedgerTransfers.Move(
                $"pages-{number}", "test", "x", Now, LedgerAccounts.Issuance, LedgerAccounts.Rider("pages"), LedgerUnit.Points, number + 1));
        }

        await Sequenced();
        var (seen, cursor) = (new List<long>(), "");
        do
        {
            var page = (await Rider("pages").Get($"/api/v1/riders/me/wallet?limit=2{cursor}")).Is(HttpStatusCode.OK).Json["movements"]!;
            seen.AddRange(page["items"]!.AsArray().Select(one => (long)one!["amount"]!));
            cursor = page["next"] is { } next ? "&cursor=" + Uri.EscapeDataString((string)next!) : "";
        }
        while (cursor.Length > 0);

        Assert.Equal([7, 6, 5, 4, 3, 2, 1], seen);
        (await Rider("pages").Get("/api/v1/riders/me/wallet?cursor=nonsense")).Refused(HttpStatusCode.BadRequest, "invalid_input");
    }

    [Fact]
    public async Task Inclusion_ShowsWhatWasHashed_ToTheRiderAlone()
    {
        await Earn("prover", 5);
        await Published();
        var number = (long)(await Rider("prover").Get("/api/v1/riders/me/wallet")).Json["movements"]!["items"]![0]!["number"]!;

        var own = (await Rider("prover").Get($"/api/v1/ledger/proofs/inclusion?number={number}")).Is(HttpStatusCode.OK).Json;
        Assert.Contains("\"kind\":\"task_verified\"", (string)own["record"]!, StringComparison.Ordinal);
        foreach (var other in (Caller[])[Rider("stranger"), api.As("admin", "prover"), api.Anonymous()])
        {
            var proof = (await other.Get($"/api/v1/ledger/proofs/inclusion?number={number}&size={own["size"]}")).Is(HttpStatusCode.OK).Json;
            Assert.Equal((null, null, (string?)own["leaf"]), ((string?)proof["record"], (string?)proof["salt"], (string?)proof["leaf"]));
        }
    }

    [Theory]
    [InlineData("", "number")]
    [InlineData("?number=0", "number")]
    [InlineData("?number=-1", "number")]
    [InlineData("?number=1.5", "number")]
    [InlineData("?number=2&size=1", "number")]
    [InlineData("?number=1&size=x", "size")]
    [InlineData("?number=1&size=1000000", "size")]
    public async Task Inclusion_OfAWrongNumberOrSize_IsRefused(string query, string field)
    {
        await Earn("wrong-1", 5);
        await Earn("wrong-2", 5);
        await Published();

        var refused = (await api.Anonymous().Get("/api/v1/ledger/proofs/inclusion" + query)).Refused(HttpStatusCode.BadRequest, "invalid_input");

        Assert.Equal([field], refused.Fields);
    }

    [Fact]
    public async Task Inclusion_OfANumberThatNoMovementHas_IsNotFound()
    {
        var head = await Published();

        (await api.Anonymous().Get($"/api/v1/ledger/proofs/inclusion?number={head.Size + 1_000}"))
            .Refused(HttpStatusCode.NotFound, "movement_not_found");
    }

    [Theory]
    [InlineData("/api/v1/ledger/proofs/consistency?from=1&to=1000000", "to")]
    [InlineData("/api/v1/ledger/proofs/consistency?from=1", "to")]
    [InlineData("/api/v1/ledger/proofs/consistency?from=1&to=0", "from")]
    [InlineData("/api/v1/ledger/proofs/consistency?from=one&to=0", "from")]
    [InlineData("/api/v1/ledger/leaves?after=-1", "after")]
    [InlineData("/api/v1/ledger/heads?after=-1", "after")]
    public async Task Log_AskedForWrongSizes_SaysWhich(string path, string field) =>
        Assert.Equal([field], (await api.Anonymous().Get(path)).Refused(HttpStatusCode.BadRequest, "invalid_input").Fields);

    [Theory]
    [InlineData("auditor", "/api/v1/ledger/audit-export", true)]
    [InlineData(null, "/api/v1/ledger/export", false)]
    public async Task Export_OfTheWholeLog_IsFoundRight(string? role, string path, bool withRecords)
    {
        await Earn("exported-" + role, 5);
        await Published();
        var caller = role is null ? api.Anonymous() : api.As(role, "somebody");

        using var verifier = new LedgerVerifier(trustedKeyIds: null);
        foreach (var line in (await caller.Get(path)).Is(HttpStatusCode.OK).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            verifier.Read(line);
            Assert.True(withRecords || !line.Contains("exported-", StringComparison.Ordinal));
        }

        Assert.Empty(verifier.Finish());
        Assert.True(verifier.Leaves > 0);
        Assert.Equal(withRecords ? verifier.Leaves : 0, verifier.Records);
    }

    [Fact]
    public async Task Export_BeforeAnythingWasBooked_IsFoundRight()
    {
        using var fresh = new ApiFixture();
        await Until.True(async () => (await fresh.Anonymous().Get("/api/v1/ledger/head")).Status == HttpStatusCode.OK, "the first signed head");

        using var verifier = new LedgerVerifier(trustedKeyIds: null);
        foreach (var line in (await fresh.Anonymous().Get("/api/v1/ledger/export")).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            verifier.Read(line);
        }

        Assert.Empty(verifier.Finish());
        Assert.Equal((0, 1), (verifier.Leaves, verifier.Heads));
    }

    [Fact]
    public async Task AuditExport_IsForAuditors()
    {
        (await api.Anonymous().Get("/api/v1/ledger/audit-export")).Refused(HttpStatusCode.Unauthorized, "not_signed_in");
        (await Rider("curious").Get("/api/v1/ledger/audit-export")).Refused(HttpStatusCode.Forbidden, "not_allowed");
    }

    [Fact]
    public async Task Statement_OfTheMonth_AddsUpAndIsSigned()
    {
        await Earn("monthly", 30);
        await Hold("monthly", "monthly-hold", 4);
        await Ledger.Execute(LedgerTransfers.Post("monthly-post", "redemption", "x", Now, "monthly-hold"));
        await Sequenced();
        var month = Now.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);

        var signed = (await Rider("monthly").Get("/api/v1/riders/me/wallet/statements/" + month)).Is(HttpStatusCode.OK).Json;
        var text = (string)signed["statement"]!;
        var statement = JsonNode.Parse(text)!;

        Assert.Equal(26, (long)statement["closing"]!["points"]!);
        Assert.Equal(CanonicalJson.Write(statement), text);
        Assert.Equal(text, await api.SignedContent((string)signed["signature"]!, "wallet-statement+jwt"));
        (await Rider("monthly").Get("/api/v1/riders/me/wallet/statements/2026-13")).Refused(HttpStatusCode.BadRequest, "invalid_input");
    }

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    private static (long, long, long, long) Unit(JsonNode wallet, string unit) =>
        ((long)wallet[unit]!["balance"]!, (long)wallet[unit]!["held"]!, (long)wallet[unit]!["available"]!, (long)wallet[unit]!["debt"]!);

    private Caller Rider(string id) => api.As("rider", id);

    private Task<bool> Earn(string rider, int points) => Ledger.Post(LedgerRules.TaskVerified(rider, rider, points, 10, Now));

    private Task<LedgerAnswer> Hold(string rider, string id, long points) => Ledger.Execute(LedgerTransfers.Hold(
        id, "redemption", "x", Now, LedgerAccounts.Rider(rider), LedgerAccounts.Provider("shop"), LedgerUnit.Points, points, TimeSpan.FromHours(1)));

    /// <summary>The silo does so each second; a test need not wait.</summary>
    private Task Sequenced() => Until.True(
        async () => await api.Service<IDatabase>().Read(connection =>
            connection.ExecuteScalarAsync<long>("SELECT count(*) FROM ledger_unsequenced")) == 0,
        "numbers for all transactions");

    private async Task<LedgerHead> Published()
    {
        await Sequenced();
        return await api.Service<LedgerHeads>().Publish();
    }
}
