using System.Collections.Immutable;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using RedStation.Contracts;
using RedStation.Contracts.Devices;
using RedStation.Grains.Devices;
using RedStation.Storage.Devices;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Devices;

/// <summary>The program, of which the database loses the answer to one retirement.</summary>
public sealed class ForgetfulApiFixture : ApiFixture
{
    public ForgetfulApiFixture() => ChangeServices = services => services.AddSingleton<IEquipmentStore>(
        provider => new ForgetfulStore(provider.GetRequiredService<EquipmentStore>()));

    private sealed class ForgetfulStore(IEquipmentStore inner) : IEquipmentStore
    {
        public Task<StoredEquipment?> Find(string identity) => inner.Find(identity);

        public Task<EquipmentRefusal?> Add(RegisterEquipment command, string fingerprint) => inner.Add(command, fingerprint);

        public Task<EquipmentRefusal?> SetConnectors(Equipment equipment, ImmutableArray<EquipmentConnector> connectors) =>
            inner.SetConnectors(equipment, connectors);

        public Task SetSecret(string identity, string operation, string secretHash) => inner.SetSecret(identity, operation, secretHash);

        public async Task Retire(string identity, DateTimeOffset at)
        {
            await inner.Retire(identity, at);
            if (identity == "lost-1")
            {
                throw new TimeoutException("The answer of the database is lost.");
            }
        }

        public Task SetLink(string identity, EquipmentLink link, DateTimeOffset connectedAt, DateTimeOffset? lostAt) =>
            inner.SetLink(identity, link, connectedAt, lostAt);
    }
}

/// <summary>A device that is retired speaks for nobody, whatever went wrong on the way and whoever has its name next.</summary>
public sealed class RetiringTests(ForgetfulApiFixture api) : IClassFixture<ForgetfulApiFixture>
{
    private Caller Operator => api.As("operator", "op-1", DemoApiFixture.Xihu);

    [Fact]
    public async Task Retirement_WhoseAnswerIsLost_HasEndedWhatTheDeviceWasSignedInWith()
    {
        await Station("lost");
        var device = await SignedIn("lost", "lost-1");
        (await Report(device, "lost")).Is(HttpStatusCode.OK);

        Assert.True((await Operator.Delete("/api/v1/equipment/lost-1")).Status >= HttpStatusCode.InternalServerError);

        // It cannot be asked for again.
        (await Operator.Delete("/api/v1/equipment/lost-1")).Refused(HttpStatusCode.NotFound, "equipment_not_found");
        (await Report(device, "lost")).Is(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task SignIn_FromBefore_DoesNotSpeakForTheNextRegistrationElsewhere()
    {
        await Station("before");
        await Station("after");
        var device = await SignedIn("before", "named-1");
        // As if its sign-in had not ended with it.
        Assert.Null((await api.Service<IGrainFactory>().Equipment("named-1").Retire()).Refusal);
        var next = await SignedIn("after", "named-1");

        (await Report(device, "before")).Refused(HttpStatusCode.Forbidden, "not_allowed");
        Assert.Contains("offline", (await api.Anonymous().Get("/api/v1/stations/after")).Text, StringComparison.Ordinal);
        (await Report(next, "after")).Is(HttpStatusCode.OK);
    }

    private async Task Station(string id) => (await api.As("admin", "root").Put($"/api/v1/stations/{id}", new
    {
        operationId = Caller.NewOperation,
        name = "驿站",
        position = DemoApiFixture.PlaceInXihu,
        ports = 1,
    })).Is(HttpStatusCode.OK);

    private async Task<Caller> SignedIn(string station, string identity)
    {
        var secret = (string)(await Operator.Post($"/api/v1/stations/{station}/equipment", new
        {
            operationId = Caller.NewOperation,
            kind = "http",
            identity,
            connectors = new[] { new { connector = 1, port = 1 } },
        })).Is(HttpStatusCode.Created).Json["secret"]!;
        var signedIn = await api.Anonymous().Post("/api/v1/auth/token", new { grant = "device", identity, secret });
        return api.With((string)signedIn.Is(HttpStatusCode.OK).Json["accessToken"]!);
    }

    private Task<Reply> Report(Caller device, string station) => device.Post($"/api/v1/stations/{station}/ports:report", new
    {
        operationId = Caller.NewOperation,
        ports = new[] { new { port = 1, status = "available", at = api.Time.GetUtcNow() } },
    });
}
