using System.Net;
using System.Text.Json.Nodes;
using RedStation.Domain.Ledger;
using RedStation.Grains.Ledger;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Exchange;

/// <summary>The program with a list of services of its own, one of each kind, given by <see cref="Shop"/>.</summary>
public sealed class ExchangeApiFixture : ApiFixture
{
    /// <summary>The provider.</summary>
    public const string Shop = "shop";

    private static readonly (string Id, string Delivery, string[] More)[] Offered =
    [
        ("raincoat", "HandOver", ["Points=15"]),
        ("helmet", "HandOver", ["Points=35", "OncePerYear=true"]),
        ("lawyer", "Appointment", ["Points=30", "HoldMinutes=60", "CancelMinutes=1440"]),
        ("insurance", "HandOver", ["Points=5", "LeastTier=Partner"]),
        ("first-aid-kit", "HandOver", ["Points=5", "Skill=FirstAid"]),
    ];

    private int riders;

    public ExchangeApiFixture()
    {
        foreach (var (id, delivery, more) in Offered)
        {
            foreach (var setting in (string[])[
                "Need=goods", "NeedName=物品", "NeedNameEn=Goods", $"Name=服务 {id}", $"NameEn=Service {id}", "Description=一份。", "DescriptionEn=One.",
                $"Delivery={delivery}", $"Provider={Shop}", .. more])
            {
                Settings[$"ServicePrices:{id}:{setting.Split('=')[0]}"] = setting.Split('=')[1];
            }
        }
    }

    /// <summary>An administrator.</summary>
    public Caller Admin => As("admin", "root");

    /// <summary>Staff of the provider.</summary>
    public Caller Staff => As("operator", "shop-staff", organisation: Shop);

    /// <summary>Staff of stations.</summary>
    public Caller StationStaff => As("operator", "station-staff", DemoApiFixture.Xihu);

    /// <summary>Registers the provider, unless it is.</summary>
    public async Task Open(string id = Shop) => (await Admin.Put($"/api/v1/providers/{id}", new
    {
        operationId = Caller.NewOperation,
        name = "城西电动车行",
        nameEn = "West E-bikes",
        contact = "0571-88880000",
        address = "文三路 1 号",
        position = DemoApiFixture.PlaceInXihu,
    })).Is(HttpStatusCode.OK);

    /// <summary>Says how many there are of a service.</summary>
    public async Task Stock(string service, int stock)
    {
        await Open();
        (await Staff.Put($"/api/v1/providers/{Shop}/services/{service}/stock",
            new { operationId = Caller.NewOperation, stock })).Is(HttpStatusCode.OK);
    }

    /// <summary>A rider whom nobody else uses, with so many points.</summary>
    public async Task<Caller> Rider(int points, int minutes = 0)
    {
        var id = $"rider-{Interlocked.Increment(ref riders)}";
        var rider = As("rider", id);
        (await rider.Get("/api/v1/riders/me")).Is(HttpStatusCode.OK);
        if (points > 0)
        {
            await Service<ILedger>().Post(LedgerRules.TaskVerified("earned-" + id, id, points, minutes, Time.GetUtcNow()));
        }

        return rider;
    }

    /// <summary>Asks for a service.</summary>
    public static Task<Reply> Reserve(Caller rider, string service, int? points, string? slot = null, string? operationId = null) =>
        rider.Post("/api/v1/redemptions", new { operationId = operationId ?? Caller.NewOperation, offerId = service, points, slot });

    /// <summary>A raincoat that is reserved.</summary>
    public async Task<(Caller Rider, JsonNode Redemption)> Raincoat()
    {
        await Stock("raincoat", 100);
        var rider = await Rider(15);
        return (rider, (await Reserve(rider, "raincoat", 15)).Is(HttpStatusCode.Created).Json);
    }

    /// <summary>Hands over what a code stands for.</summary>
    public static Task<Reply> Deliver(Caller staff, JsonNode redemption, string? operationId = null, string? stationId = null) =>
        staff.Post("/api/v1/redemptions:redeem",
            new { operationId = operationId ?? Caller.NewOperation, code = (string?)redemption["code"], stationId });

    /// <summary>Takes a delivery back.</summary>
    public static Task<Reply> Undo(Caller staff, JsonNode redemption) =>
        staff.Post($"/api/v1/redemptions/{redemption["redemptionId"]}/undo", new { operationId = Caller.NewOperation });

    /// <summary>Gives a redemption up.</summary>
    public static Task<Reply> Cancel(Caller rider, JsonNode redemption, string? operationId = null) =>
        rider.Delete($"/api/v1/redemptions/{redemption["redemptionId"]}?operationId={operationId ?? Caller.NewOperation}");

    /// <summary>Sets a slot of the lawyer's, so many days from now.</summary>
    public async Task<string> Slot(int days, int capacity = 1)
    {
        await Open();
        var start = new DateTimeOffset(Time.GetUtcNow().Date.AddDays(days), TimeSpan.Zero);
        var reply = await Staff.Put($"/api/v1/providers/{Shop}/services/lawyer/slots", new
        {
            operationId = Caller.NewOperation,
            slots = new[] { new { start, end = start.AddHours(1), capacity } },
        });
        return (string)reply.Is(HttpStatusCode.OK).Json["slots"]!.AsArray().Single(slot => (DateTimeOffset)slot!["start"]! == start)!["id"]!;
    }
}
