using System.Net;
using RedStation.Api.Http.Identity;
using RedStation.Contracts;
using RedStation.Contracts.Stations;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Stations;

/// <summary>Repeated commands as clients send them.</summary>
public sealed class RepeatTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    [Trait("Case", "R4")]
    public async Task Reservation_AskedForAgainAfterSeventyCommandsAndADay_IsTheFirstThenTooOld()
    {
        await Station("repeat-1");
        var command = new { operationId = Caller.NewOperation };
        var first = (await Reserve()).Is(HttpStatusCode.Created);
        var reservation = $"/api/v1/stations/repeat-1/reservations/{(string)first.Json["reservationId"]!}";
        (await Rider("repeat-a").Delete(reservation)).Is(HttpStatusCode.NoContent);
        await Registered("repeat-b");
        var station = api.Service<IGrainFactory>().Station("repeat-1");
        for (var number = 0; number < 35; number++)
        {
            var between = (await station.Reserve(new ReservePort(Caller.NewOperation, "repeat-b", null))).Value!;
            await station.CancelReservation("repeat-b", between.ReservationId);
        }

        Assert.Equal(first.Text, (await Reserve()).Is(HttpStatusCode.Created).Text);
        (await Rider("repeat-a").Delete(reservation)).Is(HttpStatusCode.NoContent);

        api.Time.Advance(TimeSpan.FromHours(24.1));
        (await Reserve()).Refused(HttpStatusCode.Conflict, "operation_id_too_old");
        (await Rider("repeat-a").Delete(reservation)).Refused(HttpStatusCode.Conflict, "operation_id_too_old");

        Task<Reply> Reserve() => Rider("repeat-a").Post("/api/v1/stations/repeat-1/reservations", command);
    }

    [Fact]
    [Trait("Case", "R5")]
    public async Task Reader_WhoseCounterRestartsWithANewSignIn_OpensTheDoor_AndKeepsItsAnswersOverARefresh()
    {
        await Station("repeat-2");
        var secret = (string)(await Admin.Post("/api/v1/stations/repeat-2/device-secret", new { operationId = Caller.NewOperation }))
            .Is(HttpStatusCode.OK).Json["secret"]!;
        var (first, second) = (await Credential("repeat-c"), await Credential("repeat-d"));
        var monday = (await SignIn(new { grant = "device", stationId = "repeat-2", secret })).Is(HttpStatusCode.OK).Json;
        Assert.Equal("repeat-c", (string?)(await Show(monday["accessToken"], first)).Is(HttpStatusCode.OK).Json["rider"]!["id"]);
        (await Show(monday["accessToken"], second)).Refused(HttpStatusCode.Conflict, "operation_id_reused");
        var refreshed = (await SignIn(new { grant = "refresh", refreshToken = (string)monday["refreshToken"]! })).Is(HttpStatusCode.OK).Json;
        (await Show(refreshed["accessToken"], second)).Refused(HttpStatusCode.Conflict, "operation_id_reused");

        var tuesday = (await SignIn(new { grant = "device", stationId = "repeat-2", secret })).Is(HttpStatusCode.OK).Json;
        var anew = await Credential("repeat-d");
        Assert.Equal("repeat-d", (string?)(await Show(tuesday["accessToken"], anew)).Is(HttpStatusCode.OK).Json["rider"]!["id"]);
        Assert.Equal("repeat-c", (string?)(await Show(refreshed["accessToken"], first)).Is(HttpStatusCode.OK).Json["rider"]!["id"]);

        Task<Reply> Show(System.Text.Json.Nodes.JsonNode? token, string credential) =>
            api.With((string)token!).Post("/api/v1/stations/repeat-2/recognitions", new { operationId = "1", credential });
    }

    [Fact]
    [Trait("Case", "R4")]
    public async Task AccountAndSecret_AskedForAgain_AreAnsweredAsTheFirstTimeThenTooOld()
    {
        await Station("repeat-3");
        var (taken, made, secret) = (Account("repeat-e"), Account("repeat-e"), new { operationId = Caller.NewOperation });
        (await Admin.Post("/api/v1/accounts", made)).Is(HttpStatusCode.Created);
        (await Admin.Post("/api/v1/accounts", taken)).Refused(HttpStatusCode.Conflict, "username_taken");
        (await Admin.Post("/api/v1/accounts", taken)).Refused(HttpStatusCode.Conflict, "username_taken");
        (await Admin.Post("/api/v1/accounts", taken with { Username = "repeat-f" })).Refused(HttpStatusCode.Conflict, "operation_id_reused");
        var first = (await Renew()).Is(HttpStatusCode.OK);
        Assert.Equal(first.Text, (await Renew()).Is(HttpStatusCode.OK).Text);

        api.Time.Advance(TimeSpan.FromHours(24.1));
        (await Admin.Post("/api/v1/accounts", made)).Refused(HttpStatusCode.Conflict, "operation_id_too_old");
        (await Admin.Post("/api/v1/accounts", taken)).Refused(HttpStatusCode.Conflict, "operation_id_too_old");
        (await Renew()).Refused(HttpStatusCode.Conflict, "operation_id_too_old");

        Task<Reply> Renew() => Admin.Post("/api/v1/stations/repeat-3/device-secret", secret);
    }

    private Caller Admin => api.As(Roles.Admin, "repeat-admin");

    private Caller Rider(string id) => api.As(Roles.Rider, id);

    private Task<Reply> SignIn(object grant) => api.Anonymous().Post("/api/v1/auth/token", grant);

    private async Task Registered(string rider) => (await Rider(rider).Get("/api/v1/riders/me")).Is(HttpStatusCode.OK);

    private async Task<string> Credential(string rider)
    {
        await Registered(rider);
        return (string)(await Rider(rider).Get("/api/v1/riders/me/credential")).Is(HttpStatusCode.OK).Json["credential"]!;
    }

    private async Task Station(string id)
    {
        await api.Station(id, 2);
        await Registered("repeat-a");
        await api.Report(id, 2, "available");
    }

    private static NewStaff Account(string username) =>
        new(Caller.NewOperation, username, "a long password", "dispatcher", "Anna", [DemoApiFixture.Xihu]);

    private sealed record NewStaff(
        string OperationId, string Username, string Password, string Role, string DisplayName, IReadOnlyList<string> Districts);
}
