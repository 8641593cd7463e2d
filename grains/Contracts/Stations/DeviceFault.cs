namespace RedStation.Contracts.Stations;

/// <summary>What is wrong with messages of a station's equipment.</summary>
[Alias("device-fault")]
public enum DeviceFault
{
    /// <summary>A reading's time lies more than 5 minutes ahead of the server's clock: often local time sent as UTC.</summary>
    TimeAhead = 0,

    /// <summary>A reading's time lies before 2020: a clock that was never set.</summary>
    TimeTooOld = 1,

    /// <summary>A port was named that is not configured. The other readings were taken.</summary>
    UnknownPort = 2,

    /// <summary>Something else of a report could not be read.</summary>
    InvalidInput = 3,

    /// <summary>An operation id came again with another body.</summary>
    OperationIdReused = 4,

    /// <summary>Equipment of another kind reported ports: only a charging controller may.</summary>
    WrongEquipment = 5,

    /// <summary>The station is retired.</summary>
    Retired = 6,
}
