namespace RedStation.Domain.Devices.Ocpp.Orders;

/// <summary>A request of ours, ready to be sent.</summary>
/// <param name="Action">What is asked.</param>
/// <param name="Request">Its payload, of the type that <see cref="OcppActions.ToChargers"/> has for the action.</param>
public sealed record OcppOrder(string Action, object Request);
