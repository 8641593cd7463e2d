using System.Text.Json.Nodes;

namespace RedStation.Tests.Cluster.Chaos.Recording;

/// <summary>What a client asks for, as the contract has it.</summary>
public abstract partial record Command
{
    /// <summary>Whether it changes anything; what does is sent under an operation id.</summary>
    public virtual bool IsChange => true;

    /// <summary>Whether a repeat was answered as it must be: as the first time.</summary>
    public virtual bool IsAnsweredAlike(Reply first, Reply again) => again.Status == first.Status && JsonNode.DeepEquals(again.Body, first.Body);

    /// <summary>How it is sent.</summary>
    public abstract (HttpMethod Method, string Path, object? Body) Request(string id);

    /// <summary>A rider reserves a port, or any.</summary>
    public sealed record Reserve(string Rider, string Station, int? Port) : Command
    {
        public override (HttpMethod Method, string Path, object? Body) Request(string id) =>
            (HttpMethod.Post, $"stations/{Station}/reservations", new { operationId = id, port = Port });
    }

    /// <summary>A rider gives a reservation up.</summary>
    public sealed record Cancel(string Rider, string Station, int Port, string Reservation) : Command
    {
        public override (HttpMethod Method, string Path, object? Body) Request(string id) =>
            (HttpMethod.Delete, $"stations/{Station}/reservations/{Reservation}", null);
    }

    /// <summary>An administrator sets a station up.</summary>
    public sealed record Define(string Station, double Lat, double Lon, int Ports) : Command
    {
        public override (HttpMethod Method, string Path, object? Body) Request(string id) => (HttpMethod.Put, $"stations/{Station}", new
        {
            operationId = id,
            name = Station,
            position = new { lat = Lat, lon = Lon },
            ports = Ports,
            services = new[] { "charging" },
        });
    }

    /// <summary>An administrator gives a station's equipment a secret.</summary>
    public sealed record DeviceSecret(string Station) : Command
    {
        public override (HttpMethod Method, string Path, object? Body) Request(string id) =>
            (HttpMethod.Post, $"stations/{Station}/device-secret", new { operationId = id });
    }

    /// <summary>A device reports all its ports.</summary>
    public sealed record Report(string Station, IReadOnlyList<string> Statuses, DateTimeOffset At) : Command
    {
        public override (HttpMethod Method, string Path, object? Body) Request(string id) => (HttpMethod.Post, $"stations/{Station}/ports:report", new
        {
            operationId = id,
            ports = Statuses.Select((status, index) => new { port = index + 1, status, at = At }),
        });

        /// <summary>
        /// One that changed nothing may be answered afresh, by the station's revision of then, as long as it changes nothing again.
        /// </summary>
        public override bool IsAnsweredAlike(Reply first, Reply again) => Applied(first) is 0
            ? again.Status == first.Status && Applied(again) is 0
            : base.IsAnsweredAlike(first, again);

        private static int? Applied(Reply reply) => (int?)reply.Body?["applied"];
    }

    /// <summary>A reader reads a credential.</summary>
    public sealed record Recognise(string Rider, string Station, string Credential, DateTimeOffset Expires) : Command
    {
        public override (HttpMethod Method, string Path, object? Body) Request(string id) =>
            (HttpMethod.Post, $"stations/{Station}/recognitions", new { operationId = id, credential = Credential });
    }

    /// <summary>Somebody reads a station.</summary>
    public sealed record ReadStation(string Station) : Command
    {
        public override bool IsChange => false;

        public override (HttpMethod Method, string Path, object? Body) Request(string id) => (HttpMethod.Get, $"stations/{Station}", null);
    }

    /// <summary>A rider reads their own page.</summary>
    public sealed record ReadMe(string Rider) : Command
    {
        public override bool IsChange => false;

        public override (HttpMethod Method, string Path, object? Body) Request(string id) => (HttpMethod.Get, "riders/me", null);
    }

    /// <summary>A dispatcher opens a task.</summary>
    public sealed record Open(double Lat, double Lon, string Note) : Command
    {
        public override (HttpMethod Method, string Path, object? Body) Request(string id) => (HttpMethod.Post, "tasks", new
        {
            operationId = id,
            type = "hazardCheck",
            position = new { lat = Lat, lon = Lon },
            note = Note,
            respondWithin = "PT4H",
        });
    }

    /// <summary>A rider does something with a task.</summary>
    /// <param name="Verb">Accept, decline, start or submit.</param>
    /// <param name="Rider">Who.</param>
    /// <param name="Task">The task.</param>
    /// <param name="Offer">The offer that is answered.</param>
    /// <param name="OfferEnds">When it runs out.</param>
    public sealed record Work(string Verb, string Rider, string Task, string? Offer, DateTimeOffset OfferEnds) : Command
    {
        public override (HttpMethod Method, string Path, object? Body) Request(string id) => (HttpMethod.Post, $"tasks/{Task}/{Verb}", new JsonObject
        {
            ["operationId"] = id,
            ["offerId"] = Offer,
            ["evidence"] = Verb == "submit" ? new JsonObject { ["note"] = "看过了" } : null,
        });
    }

    /// <summary>A dispatcher does something with a task.</summary>
    /// <param name="Verb">Verify, reject, cancel or assign.</param>
    /// <param name="Task">The task.</param>
    /// <param name="Rider">Who did the work, or is to do it.</param>
    /// <param name="Points">What it pays.</param>
    public sealed record Decide(string Verb, string Task, string? Rider, long Points) : Command
    {
        public override (HttpMethod Method, string Path, object? Body) Request(string id) => (HttpMethod.Post, $"tasks/{Task}/{Verb}", new JsonObject
        {
            ["operationId"] = id,
            ["note"] = Verb == "reject" ? "没有照片" : null,
            ["riderId"] = Verb == "assign" ? Rider : null,
        });
    }

    /// <summary>A dispatcher reads a task.</summary>
    public sealed record ReadTask(string Task) : Command
    {
        public override bool IsChange => false;

        public override (HttpMethod Method, string Path, object? Body) Request(string id) => (HttpMethod.Get, $"tasks/{Task}", null);
    }

    /// <summary>A rider reserves a service.</summary>
    public sealed record ReserveService(string Rider, string Service, int Points) : Command
    {
        public override (HttpMethod Method, string Path, object? Body) Request(string id) =>
            (HttpMethod.Post, "redemptions", new { operationId = id, offerId = Service, points = Points });

        /// <summary>What its rider may do with it is said by the clock; the redemption itself is answered as it was.</summary>
        public override bool IsAnsweredAlike(Reply first, Reply again) =>
            again.Status == first.Status && Told.All(field => JsonNode.DeepEquals(again.Body?[field], first.Body?[field]));

        private static IEnumerable<string> Told => ["redemptionId", "revision", "points", "reservedAt", "expiresAt"];
    }

    /// <summary>A rider gives a reserved service up.</summary>
    /// <param name="Rider">Who.</param>
    /// <param name="Reservation">The command that reserved it.</param>
    /// <param name="Redemption">What that became.</param>
    public sealed record CancelService(string Rider, string Reservation, string Redemption) : Command
    {
        public override (HttpMethod Method, string Path, object? Body) Request(string id) =>
            (HttpMethod.Delete, $"redemptions/{Redemption}?operationId={id}", null);
    }

    /// <summary>A counter hands over what a rider's code stands for.</summary>
    /// <param name="Rider">Whose code.</param>
    /// <param name="Reservation">The command that reserved it.</param>
    /// <param name="Redemption">What that became.</param>
    /// <param name="Code">The code.</param>
    public sealed record DeliverService(string Rider, string Reservation, string Redemption, string Code) : Command
    {
        public override (HttpMethod Method, string Path, object? Body) Request(string id) =>
            (HttpMethod.Post, "redemptions:redeem", new { operationId = id, code = Code });
    }

    /// <summary>A provider is registered.</summary>
    public sealed record PutProvider(string Provider) : Command
    {
        public override (HttpMethod Method, string Path, object? Body) Request(string id) => (HttpMethod.Put, $"providers/{Provider}", new
        {
            operationId = id,
            name = Provider,
            contact = Provider,
            address = Provider,
            position = new { lat = Place.Lat, lon = Place.Lon },
        });
    }

    /// <summary>A provider says how many of a service are left.</summary>
    public sealed record SetStock(string Provider, string Service, int Stock) : Command
    {
        public override (HttpMethod Method, string Path, object? Body) Request(string id) =>
            (HttpMethod.Put, $"providers/{Provider}/services/{Service}/stock", new { operationId = id, stock = Stock });
    }

    /// <summary>A provider looks what there is of its services.</summary>
    public sealed record ReadOffers(string Provider) : Command
    {
        public override bool IsChange => false;

        public override (HttpMethod Method, string Path, object? Body) Request(string id) => (HttpMethod.Get, $"providers/{Provider}/services", null);
    }
}
