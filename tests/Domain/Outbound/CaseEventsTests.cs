using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using RedStation.Contracts.Cases;
using RedStation.Domain.Cases;
using RedStation.Domain.Outbound;
using RedStation.Tests.Domain.Cases;

namespace RedStation.Tests.Domain.Outbound;

public sealed class CaseEventsTests
{
    private static readonly DateTimeOffset Start = SomeCases.MondayAtTen;

    [Fact]
    public void Events_AreTheLinesOfTheHistory_AndNobodyIsNamed()
    {
        var view = Handed();

        var events = CaseEvents.After(view, 0).ToList();

        Assert.Equal(view.History.Length, events.Count);
        Assert.Equal(["case-1", "case-2", "case-3", "case-4"], events.Select(one => one.Id));
        Assert.Equal([1L, 2, 3, 4], events.Select(one => one.Ordinal));
        Assert.Equal(
            ["cn.redstation.case.reported", "cn.redstation.case.verificationStarted", "cn.redstation.case.handedOver", "cn.redstation.case.opened"],
            events.Select(one => one.Type));
        Assert.Equal(["reporter", "office", "office", "office"], events.Select(one => (string?)JsonNode.Parse(one.Data)!["by"]));
        Assert.All(events, one => Assert.DoesNotContain("\"dispatcher\"", one.Data, StringComparison.Ordinal));
    }

    [Fact]
    public void Event_SaysHowTheCaseWasThen_WhateverCameAfter()
    {
        var view = Handed() with { Number = "3301060101000001" };
        var whole = CaseEvents.After(view, 0).ToList();
        Assert.Equal([null, null, null, view.Number], whole.Select(one => (string?)JsonNode.Parse(one.Data)!["number"]));

        for (var known = 0; known <= view.History.Length; known++)
        {
            Assert.Equal(whole[known..], CaseEvents.After(view, known));
            Assert.Equal(whole[..known], CaseEvents.After(view with { History = view.History[..known] }, 0));
        }

        Assert.Equal(SomeCases.District, whole[1].District);
        Assert.Equal((view.District, SomeCases.District), (whole[2].District, whole[2].LeftDistrict));
        Assert.Equal((view.District, null), (whole[3].District, whole[3].LeftDistrict));
    }

    [Fact]
    public void Document_IsACloudEvent_AlwaysTheSameBytes()
    {
        var one = CaseEvents.After(Handed(), 0).First();
        var bytes = CloudEvents.Write(one, "/city");
        var json = JsonNode.Parse(bytes)!;

        Assert.Equal(bytes, CloudEvents.Write(one, "/city"));
        Assert.Equal(
            ("1.0", "case-1", "/city", "cn.redstation.case.reported", "case", "2026-11-23T02:00:00.000Z", "0000000001", "application/json"),
            ((string?)json["specversion"], (string?)json["id"], (string?)json["source"], (string?)json["type"], (string?)json["subject"],
                (string?)json["time"], (string?)json["sequence"], (string?)json["datacontenttype"]));
        Assert.Equal("井盖坏了", (string?)json["data"]!["description"]);
        Assert.Equal(30.25, (double)json["data"]!["position"]!["lat"]!);
        Assert.Contains("井盖坏了", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        Assert.All(json.AsObject().Select(attribute => attribute.Key), name => Assert.Matches("^[a-z0-9]{1,20}$", name));
    }

    [Theory]
    [InlineData(1, 0.0, null, 5.0)]
    [InlineData(1, 1.0, null, 5.5)]
    [InlineData(2, 0.5, null, 315.0)]
    [InlineData(9, 0.0, null, 86_400.0)]
    [InlineData(1, 0.0, 3.0, 5.0)]
    [InlineData(1, 0.0, 600.0, 600.0)]
    [InlineData(1, 0.0, 1e9, 86_400.0)]
    [InlineData(10, 0.0, null, null)]
    [InlineData(10, 0.0, 5.0, null)]
    public void Pause_AfterAFailure_IsTheScheduleOrWhatWasAskedFor(int attempts, double chance, double? asked, double? seconds) => Assert.Equal(
        seconds, DeliverySchedule.AfterFailure(attempts, chance, asked is { } wish ? TimeSpan.FromSeconds(wish) : null)?.TotalSeconds);

    [Theory]
    [InlineData("", "", "cn.redstation.case.closed", "330106", null, true)]
    [InlineData("", "", "cn.redstation.webhook.test", "", null, true)]
    [InlineData("", "330106", "cn.redstation.webhook.test", "", null, false)]
    [InlineData("cn.redstation.case.closed", "330000", "cn.redstation.case.closed", "330106", null, true)]
    [InlineData("cn.redstation.case.opened", "330000", "cn.redstation.case.closed", "330106", null, false)]
    [InlineData("", "330203", "cn.redstation.case.handedOver", "330106", "330203", true)]
    [InlineData("", "330203", "cn.redstation.case.closed", "330106", null, false)]
    public void Webhook_WantsItsTypesAndDistricts(string types, string districts, string type, string district, string? left, bool wants) =>
        Assert.Equal(wants, Webhook.Wants(Words(types), Words(districts), type, district, left));

    private static ImmutableArray<string> Words(string text) => text.Length == 0 ? [] : [text];

    private static CaseView Handed() => CaseViews.View(
        "case",
        SomeCases.Reported(Start)
            .After(CaseAction.Verify, Start.AddMinutes(1))
            .After(CaseAction.HandOver, Start.AddMinutes(2))
            .After(CaseAction.Open, Start.AddMinutes(3)));
}
