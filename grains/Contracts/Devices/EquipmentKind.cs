namespace RedStation.Contracts.Devices;

/// <summary>The way in that a piece of equipment speaks.</summary>
[Alias("equipment-kind")]
public enum EquipmentKind
{
    /// <summary>It calls our HTTP interface.</summary>
    Http = 0,

    /// <summary>It publishes to and hears of an MQTT broker.</summary>
    Mqtt = 1,

    /// <summary>OCPP 1.6 with JSON over a WebSocket.</summary>
    Ocpp16 = 2,

    /// <summary>OCPP 2.0.1.</summary>
    Ocpp201 = 3,
}
