namespace RedStation.Domain.Devices.Ocpp.Frames;

/// <summary>One message on the socket of a charger.</summary>
public abstract record OcppFrame;

/// <summary>A request: <c>[2, id, action, payload]</c>.</summary>
/// <param name="Id">Its id, unique among those of its sender on this socket; ≤ <see cref="OcppFrameReader.LongestId"/> characters.</param>
/// <param name="Action">What is asked.</param>
/// <param name="Payload">A JSON object in UTF-8, not checked further.</param>
public sealed record OcppCall(string Id, string Action, ReadOnlyMemory<byte> Payload) : OcppFrame;

/// <summary>The answer to a request: <c>[3, id, payload]</c>.</summary>
/// <param name="Id">The request's id.</param>
/// <param name="Payload">A JSON object in UTF-8, not checked further.</param>
public sealed record OcppResult(string Id, ReadOnlyMemory<byte> Payload) : OcppFrame;

/// <summary>The refusal of a request: <c>[4, id, code, description, details]</c>.</summary>
/// <param name="Id">The request's id.</param>
/// <param name="Code">The error code, in whatever spelling.</param>
/// <param name="Description">More of it, for people.</param>
public sealed record OcppError(string Id, string Code, string Description) : OcppFrame;

/// <summary>Something else. When it may have been a request its sender waits for an answer, and gets one.</summary>
/// <param name="Id">The id in it, or null when none could be read.</param>
/// <param name="Code">What is wrong.</param>
/// <param name="Description">The same in English, without anything out of the message.</param>
/// <param name="Answered">Whether a refusal is due. Answers to our own requests are not answered again.</param>
public sealed record OcppMalformed(string? Id, OcppErrorCode Code, string Description, bool Answered) : OcppFrame;
