using System.Collections.Immutable;

namespace RedStation.Contracts.Devices;

/// <summary>A connection of a device to one of our processes.</summary>
/// <param name="LinkId">Which connection; another one of the same device takes its place.</param>
/// <param name="Protocol">What is spoken, such as <c>ocpp1.6</c> or <c>mqtt5</c>; ≤ 32 characters.</param>
/// <param name="Vendor">Who made the device, as it says; null when it does not.</param>
/// <param name="Model">Which model it is, likewise.</param>
/// <param name="Firmware">Which firmware it runs, likewise.</param>
[GenerateSerializer, Immutable, Alias("equipment-link")]
public sealed record EquipmentLink(
    [property: Id(0)] string LinkId,
    [property: Id(1)] string Protocol,
    [property: Id(2)] string? Vendor = null,
    [property: Id(3)] string? Model = null,
    [property: Id(4)] string? Firmware = null)
{
    /// <summary>
    /// What the device has said of its doors by this connection; the default for none. It comes with every renewal, so that it is known again
    /// after the silo that held it is gone, and is stored nowhere.
    /// </summary>
    [Id(5)] public ImmutableArray<DoorReading> Doors { get; init; }

    /// <summary>What of it is stored.</summary>
    public EquipmentLink WithoutDoors() => this with { Doors = default };
}

/// <summary>Why a connection of a device is closed by us.</summary>
[Alias("equipment-link-end")]
public enum EquipmentLinkEnd
{
    /// <summary>The device has connected anew.</summary>
    Replaced = 0,

    /// <summary>The device was given a new secret.</summary>
    SecretRenewed = 1,

    /// <summary>The device was retired.</summary>
    Retired = 2,

    /// <summary>Its connectors were changed: it tells all its ports again.</summary>
    Changed = 3,
}

/// <summary>An api process that devices are connected to.</summary>
[Alias("equipment-gateway")]
public interface IEquipmentGateway : IGrainObserver
{
    /// <summary>
    /// Hands an order over to be sent. What comes of it is told to <see cref="IEquipmentGrain.Answered"/>; an order for a connection that is not
    /// there any more is answered at once.
    /// </summary>
    [ResponseTimeout("00:00:05"), Alias("send")]
    Task Send(EquipmentOrder order);

    /// <summary>Closes a connection; one that is gone already is gone.</summary>
    [ResponseTimeout("00:00:02"), Alias("close")]
    Task Close(string identity, string linkId, EquipmentLinkEnd reason);
}
