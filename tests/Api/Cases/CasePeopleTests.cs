using System.Net;
using System.Text.Json.Nodes;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Cases;

/// <summary>A dispatcher reads who the people of a case are.</summary>
[Collection(DemoApiCollection.Name)]
public sealed class CasePeopleTests(DemoApiFixture api)
{
    [Fact]
    public async Task People_OfACase_AreNamed_ForDispatchersOfItsDistrict()
    {
        var admin = await api.Person("demo-admin");
        var made = (await admin.Post("/api/v1/accounts", new
        {
            operationId = Caller.NewOperation,
            username = "case-people-staff",
            password = "long enough for staff",
            role = "dispatcher",
            displayName = "王敏",
            districts = new[] { DemoApiFixture.Xihu },
        })).Is(HttpStatusCode.Created).Json;
        var staff = api.As("dispatcher", (string)made["subject"]!, DemoApiFixture.Xihu);
        var stranger = api.As("dispatcher", "case-people-stranger", DemoApiFixture.Xihu);
        var id = (string)(await (await api.Person("demo-rider-61")).Post("/api/v1/cases", new
        {
            operationId = Caller.NewOperation,
            @class = "e0101",
            position = DemoApiFixture.PlaceInXihu,
            note = "谁办的",
        })).Is(HttpStatusCode.Created).Json["id"]!;
        var other = await api.Person("demo-dispatcher-hz");
        (await staff.Post($"/api/v1/cases/{id}/verify", new { operationId = Caller.NewOperation })).Is(HttpStatusCode.OK);
        (await stranger.Post($"/api/v1/cases/{id}/open", new { operationId = Caller.NewOperation })).Is(HttpStatusCode.OK);
        (await other.Post($"/api/v1/cases/{id}/dispatch", new { operationId = Caller.NewOperation, unit = "环卫所" })).Is(HttpStatusCode.OK);

        var people = (await staff.Get($"/api/v1/cases/{id}/people")).Is(HttpStatusCode.OK).Json["items"]!.AsArray();

        var demo = (await api.Anonymous().Get("/api/v1/demo/people")).Json["items"]!.AsArray();
        string NameOf(string subject) => (string)demo.Single(one => (string?)one!["subject"] == subject)!["displayName"]!;
        Assert.Equal(
            [
                ("demo-rider-61", "rider", NameOf("demo-rider-61")), ("demo-dispatcher-hz", "dispatcher", NameOf("demo-dispatcher-hz")),
                ((string)made["subject"]!, "dispatcher", "王敏"),
            ],
            people.Select(Person).OrderBy(person => person.Role == "rider" ? 0 : 1).ThenBy(person => person.Name == "王敏"));
        (await api.As("dispatcher", "case-people-elsewhere", DemoApiFixture.Ningbo).Get($"/api/v1/cases/{id}/people"))
            .Refused(HttpStatusCode.Forbidden, "not_allowed");
        (await api.As("rider", "demo-rider-61").Get($"/api/v1/cases/{id}/people")).Refused(HttpStatusCode.Forbidden, "not_allowed");
        (await staff.Get("/api/v1/cases/none/people")).Refused(HttpStatusCode.NotFound, "case_not_found");
    }

    private static (string Subject, string Role, string Name) Person(JsonNode? person) =>
        ((string)person!["subject"]!, (string)person["role"]!, (string)person["name"]!);
}
