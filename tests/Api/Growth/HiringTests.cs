using System.Net;
using RedStation.Domain.Ledger;
using RedStation.Grains.Ledger;
using RedStation.Storage.Hiring;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Growth;

/// <summary>An office finds riders for preferential hiring who qualify and have agreed, and they read that it did.</summary>
public sealed class HiringTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Own = "/api/v1/riders/me/hiring";
    private const string Exports = "/api/v1/hiring/exports";
    private const string Xihu = "330106";

    private Caller Office => api.As("dispatcher", "hiring-office", Xihu);

    [Fact]
    public async Task List_HasWhoQualifiesAndAgrees_AndEachOfThemReadsWhoFetchedIt()
    {
        var (guardian, newcomer, silent) = (await Rider("guardian", 50), await Rider("newcomer", 1), await Rider("silent", 60));
        var agreed = (await guardian.Put(Own, new { district = Xihu, phone = "139 0000 0001" })).Is(HttpStatusCode.OK);
        Assert.Equal((Xihu, true), ((string?)agreed.Json["consent"]!["district"], (bool)agreed.Json["qualifies"]!));
        Assert.False((bool)(await newcomer.Put(Own, new { district = Xihu, phone = "13900000002" })).Is(HttpStatusCode.OK).Json["qualifies"]!);

        var list = (await Office.Post(Exports, new { operationId = "list", district = Xihu })).Is(HttpStatusCode.OK).Text;

        Assert.Contains("guardian,13900000001,50,", list, StringComparison.Ordinal);
        Assert.Contains("社区守护骑士", list, StringComparison.Ordinal);
        Assert.DoesNotContain("newcomer", list, StringComparison.Ordinal);
        Assert.DoesNotContain("silent", list, StringComparison.Ordinal);
        (await Office.Post(Exports, new { operationId = "list", district = Xihu })).Is(HttpStatusCode.OK);
        var noted = Assert.Single((await guardian.Get(Own)).Json["exports"]!.AsArray())!;
        Assert.Equal((Xihu, "hiring-office"), ((string?)noted["district"], (string?)noted["by"]));
        Assert.Empty((await newcomer.Get(Own)).Json["exports"]!.AsArray());
        Assert.Empty((await silent.Get(Own)).Json["exports"]!.AsArray());

        Assert.Null((await guardian.Delete(Own)).Is(HttpStatusCode.OK).Json["consent"]);
        (await guardian.Delete(Own)).Is(HttpStatusCode.OK);
        // The same command again is the same export, and gives nobody away who has taken their word back.
        foreach (var operationId in (string[])["list", "later"])
        {
            var later = (await Office.Post(Exports, new { operationId, district = Xihu })).Is(HttpStatusCode.OK).Text;
            Assert.DoesNotContain("guardian", later, StringComparison.Ordinal);
        }

        Assert.Single((await guardian.Get(Own)).Json["exports"]!.AsArray());
    }

    [Fact]
    public async Task Consent_IsForOneDistrict_AndIsNotKeptReadable()
    {
        var rider = await Rider("moving", 50);
        (await rider.Put(Own, new { district = "330203", phone = "13900000003" })).Is(HttpStatusCode.OK);
        (await rider.Put(Own, new { district = "330102", phone = "+8613900000003" })).Is(HttpStatusCode.OK);

        Assert.Empty(await api.Service<HiringStore>().Consenting("330203"));
        Assert.Equal("13900000003", Assert.Single(await api.Service<HiringStore>().Consenting("330102")).Consent.Phone);
        var office = api.As("dispatcher", "other-office", "330203");
        var list = (await office.Post(Exports, new { operationId = "x", district = "330203" })).Is(HttpStatusCode.OK).Text;
        Assert.DoesNotContain("moving", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatIsWrong_IsNamed_AndOthersDistrictsAreRefused()
    {
        var rider = api.As("rider", "careless");
        Assert.Equal(["district", "phone"], (await rider.Put(Own, new { })).Refused(HttpStatusCode.BadRequest, "invalid_input").Fields);
        Assert.Equal(["district", "phone"], (await rider.Put(Own, new { district = "999999", phone = "110" })).Fields);
        Assert.Null((await rider.Get(Own)).Is(HttpStatusCode.OK).Json["consent"]);
        Assert.Equal(["operationId", "district"], (await Office.Post(Exports, new { })).Refused(HttpStatusCode.BadRequest, "invalid_input").Fields);
        (await Office.Post(Exports, new { operationId = "far", district = "330203" })).Refused(HttpStatusCode.Forbidden, "not_allowed");
        (await rider.Post(Exports, new { operationId = "x", district = Xihu })).Refused(HttpStatusCode.Forbidden, "not_allowed");
        (await Office.Get(Own)).Refused(HttpStatusCode.Forbidden, "not_allowed");
        (await api.Anonymous().Get(Own)).Is(HttpStatusCode.Unauthorized);

        var root = api.As("admin", "hiring-root");
        (await root.Post(Exports, new { operationId = "one", district = "330108" })).Is(HttpStatusCode.OK);
        (await root.Post(Exports, new { operationId = "one", district = "330109" })).Refused(HttpStatusCode.Conflict, "operation_id_reused");
        foreach (var number in Enumerable.Range(1, HiringStore.MostExports - 1))
        {
            (await root.Post(Exports, new { operationId = $"more-{number}", district = "330108" })).Is(HttpStatusCode.OK);
        }

        (await root.Post(Exports, new { operationId = "too-much", district = "330108" }))
            .Refused(HttpStatusCode.TooManyRequests, "hiring_exports_used_up");
    }

    /// <summary>A rider with so many certified hours.</summary>
    private async Task<Caller> Rider(string id, int hours)
    {
        var rider = api.As("rider", id);
        (await rider.Get("/api/v1/riders/me")).Is(HttpStatusCode.OK);
        await api.Service<ILedger>().Post(LedgerRules.TaskVerified("hours-of-" + id, id, 1, hours * 60, api.Time.GetUtcNow(), validMonths: 12));
        return rider;
    }
}
