namespace RedStation.Tests.Cluster.Chaos.Recording;

/// <content>What is done with cases.</content>
public abstract partial record Command
{
    /// <summary>A rider reports a case.</summary>
    /// <param name="Rider">Who.</param>
    /// <param name="ClassId">Its class.</param>
    /// <param name="Lat">North.</param>
    /// <param name="Lon">East.</param>
    /// <param name="Note">Words that no other report has.</param>
    public sealed record ReportCase(string Rider, string ClassId, double Lat, double Lon, string Note) : Command
    {
        public override (HttpMethod Method, string Path, object? Body) Request(string id) =>
            (HttpMethod.Post, "cases", new { operationId = id, @class = ClassId, position = new { lat = Lat, lon = Lon }, note = Note });
    }

    /// <summary>Somebody does something with a case.</summary>
    /// <param name="Verb">As in its path.</param>
    /// <param name="By">Who.</param>
    /// <param name="Case">The case.</param>
    public sealed record ActOnCase(string Verb, string By, string Case) : Command
    {
        private static readonly DateTimeOffset Review = DateTimeOffset.UtcNow.AddDays(1);

        public override (HttpMethod Method, string Path, object? Body) Request(string id) => (HttpMethod.Post, $"cases/{Case}/{Verb}", Verb switch
        {
            "join" => new { operationId = id },
            "refuse" => new { operationId = id, reason = "not-found" },
            "dispatch" => new { operationId = id, unit = "环卫所" },
            "suspend" => new { operationId = id, note = "看过了", reviewAt = Review },
            _ => (object)new { operationId = id, note = "看过了" },
        });
    }

    /// <summary>Somebody reads a case.</summary>
    public sealed record ReadCase(string Case) : Command
    {
        public override bool IsChange => false;

        public override (HttpMethod Method, string Path, object? Body) Request(string id) => (HttpMethod.Get, $"cases/{Case}", null);
    }
}
