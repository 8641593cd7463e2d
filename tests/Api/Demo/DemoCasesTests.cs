using System.Net;
using Microsoft.Extensions.DependencyInjection;
using RedStation.Api.Cases;
using RedStation.Api.Demo;
using RedStation.Contracts.Cases;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Demo;

/// <summary>The demo city's cases.</summary>
[Collection(DemoApiCollection.Name)]
public sealed class DemoCasesTests(DemoApiFixture api)
{
    [Fact]
    public async Task Beginning_HasACaseInEveryStatus_AndSomethingForARiderToFollow()
    {
        var city = DemoCityPlan.All[3];

        await api.Services.GetRequiredService<PlayedCases>().Begin(city, new Random(1), TestContext.Current.CancellationToken);

        var dispatcher = await api.Person("demo-dispatcher-" + city.Code);
        var list = (await dispatcher.Get($"/api/v1/cases?district={city.Adcode}&status=open,over&limit=200")).Is(HttpStatusCode.OK).Json;
        var statuses = list["items"]!.AsArray().Select(view => (string)view!["status"]!).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(
            Enum.GetNames<CaseStatus>().Select(System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName).Order(StringComparer.Ordinal), statuses);
        Assert.Contains(list["items"]!.AsArray(), view => (int)view!["reporterCount"]! > 2);
    }

    [Theory]
    [InlineData(CaseStatus.Reported)]
    [InlineData(CaseStatus.Verifying)]
    [InlineData(CaseStatus.Opened)]
    [InlineData(CaseStatus.Dispatched)]
    [InlineData(CaseStatus.Handling)]
    [InlineData(CaseStatus.Handled)]
    [InlineData(CaseStatus.Returned)]
    public void Case_InEveryOpenStatus_IsTakenOn(CaseStatus status)
    {
        var view = new CaseWire
        {
            Id = "c",
            Class = "e0101",
            Limits = new CaseLimitsWire(new CaseLimit(1, DeadlineUnit.Hours), new CaseLimit(1, DeadlineUnit.Hours), false),
            Position = new(30, 120),
            District = "330106",
            Note = "",
            Status = status,
            TakenAt = default,
            ReportedAt = default,
            Reporters = [],
            ReporterCount = 0,
            Deadlines = CaseDeadlinesWire.Of(new CaseDeadlines()),
            Revision = 1,
            History = [],
        };

        var next = DemoCaseSteps.Next(view, new Random(1));

        Assert.True(next is { } step && Domain.Cases.CaseLifecycle.Allows(status, step));
    }
}
