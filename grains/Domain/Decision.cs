namespace RedStation.Domain;

/// <summary>What the rules make of a command: the state afterwards, the answer, and whether the state must be written first.</summary>
/// <param name="State">The state afterwards.</param>
/// <param name="Answer">What to tell whoever asked.</param>
/// <param name="Write">Whether the answer may only be given once the state is stored. False when nothing worth keeping changed.</param>
public sealed record Decision<TState, TAnswer>(TState State, TAnswer Answer, bool Write);
