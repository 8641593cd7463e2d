using RedStation.Tests.Load.Wire;

namespace RedStation.Tests.Load.Live;

/// <summary>A form of the live map on the wire.</summary>
/// <param name="Name">What it is called on the command line.</param>
/// <param name="Codec">SignalR's protocol.</param>
/// <param name="Reader">Reads its bodies.</param>
/// <param name="IsCompact">Whether it is the compact form.</param>
public sealed record LiveForm(string Name, IHubCodec Codec, ILiveReader Reader, bool IsCompact)
{
    /// <summary>All forms.</summary>
    public static IReadOnlyList<LiveForm> All { get; } =
    [
        new("compact", new MessagePackCodec(), new MessagePackLiveReader(), true),
        new("messagepack", new MessagePackCodec(), new MessagePackLiveReader(), false),
        new("json", new JsonCodec(), new JsonLiveReader(), false),
    ];

    /// <summary>By name.</summary>
    public static LiveForm Of(string name) => All.First(form => form.Name == name);
}
