using System.Net;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Problems;

/// <summary>Wherever people write: what is not seen is left out, and what is then empty is refused.</summary>
[Collection(DemoApiCollection.Name)]
public sealed class PersonTextTests(DemoApiFixture api)
{
    private const string Turned = "\u202E红色\u200B驿站\u2069 ";
    private const string Unseen = "\u200B\u2060\u3164\u3000";

    [Fact]
    [Trait("Case", "P6")]
    public async Task Name_OfARider_IsWhatIsSeen()
    {
        var rider = await api.Person("demo-rider-07");
        Assert.Equal("红色驿站", (string?)(await Name(rider, Turned)).Is(HttpStatusCode.OK).Json["displayName"]);
        Assert.Equal("𠮷野 👨‍👩‍👧‍👦", (string?)(await Name(rider, "𠮷野\n👨‍👩‍👧‍👦")).Is(HttpStatusCode.OK).Json["displayName"]);
        Assert.Equal(["displayName"], (await Name(rider, Unseen)).Refused(HttpStatusCode.BadRequest, "invalid_input").Fields);
        Assert.Equal(["displayName"], (await Name(rider, "a\u001Bb")).Refused(HttpStatusCode.BadRequest, "invalid_input").Fields);
    }

    [Fact]
    [Trait("Case", "P6")]
    public async Task Station_Written_IsWhatIsSeen()
    {
        var admin = api.As("admin", "a-text");
        var made = await admin.Put("/api/v1/stations/p6-1", Station(Turned, Turned, Turned));
        made.Is(HttpStatusCode.OK);
        foreach (var field in (string[])["name", "operatorName", "address"])
        {
            Assert.Equal("红色驿站", (string?)made.Json[field]);
        }

        var bare = (await admin.Put("/api/v1/stations/p6-1", Station("x", Unseen, Unseen))).Is(HttpStatusCode.OK).Json;
        Assert.Equal((null, null), ((string?)bare["operatorName"], (string?)bare["address"]));
        Assert.Equal(
            ["name"],
            (await admin.Put("/api/v1/stations/p6-1", Station(Unseen, null, null))).Refused(HttpStatusCode.BadRequest, "invalid_input").Fields);
    }

    [Fact]
    [Trait("Case", "P6")]
    public async Task Note_OfATask_IsWhatIsSeen_LineByLine()
    {
        var dispatcher = api.As("dispatcher", "d-text", DemoApiFixture.Xihu);
        var made = (await dispatcher.Post("/api/v1/tasks", Task("第一行\r\n\u202E第二行\uFEFF"))).Is(HttpStatusCode.Created).Json;
        Assert.Equal("第一行\n第二行", (string?)made["note"]);
        Assert.Equal(["note"], (await dispatcher.Post("/api/v1/tasks", Task(Unseen))).Refused(HttpStatusCode.BadRequest, "invalid_input").Fields);

        var reject = await dispatcher.Post($"/api/v1/tasks/{(string?)made["id"]}/reject", new { operationId = Caller.NewOperation, note = Unseen });
        Assert.Equal(["note"], reject.Refused(HttpStatusCode.BadRequest, "invalid_input").Fields);
    }

    [Fact]
    [Trait("Case", "P6")]
    public async Task Account_DisplayName_IsWhatIsSeen() => Assert.Equal("红色驿站", (string?)(await api.As("admin", "a-text").Post(
        "/api/v1/accounts",
        new
        {
            operationId = Caller.NewOperation,
            username = "p6-anna",
            password = "a long password",
            role = "auditor",
            displayName = Turned,
        })).Is(HttpStatusCode.Created).Json["displayName"]);

    private static Task<Reply> Name(Caller rider, string displayName) =>
        rider.Put("/api/v1/riders/me", new { operationId = Caller.NewOperation, displayName });

    private static object Station(string name, string? operatorName, string? address) =>
        new { operationId = Caller.NewOperation, name, operatorName, address, position = DemoApiFixture.PlaceInXihu, ports = 1 };

    private static object Task(string note) =>
        new { operationId = Caller.NewOperation, type = "patrol", position = DemoApiFixture.PlaceInXihu, note, respondWithin = 1800 };
}
