namespace RedStation.Tests.Load.Recognise;

/// <summary>What a reader got for a credential.</summary>
/// <param name="Shown">Who showed what.</param>
/// <param name="Station">Where.</param>
/// <param name="OperationId">In which command.</param>
/// <param name="Status">The answer's status.</param>
/// <param name="Body">The answer.</param>
public sealed record Reading(Shown Shown, string Station, string OperationId, int Status, string Body);
